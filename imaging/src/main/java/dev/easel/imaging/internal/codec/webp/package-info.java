/** Reads WebP in plain Java; writes it by the native library where that loads. */
package dev.easel.imaging.internal.codec.webp;

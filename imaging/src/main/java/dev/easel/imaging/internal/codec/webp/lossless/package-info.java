/** Reads the lossless form of WebP. */
package dev.easel.imaging.internal.codec.webp.lossless;

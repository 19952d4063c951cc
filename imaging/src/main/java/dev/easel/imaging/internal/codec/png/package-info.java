/** Reads and writes PNG. */
package dev.easel.imaging.internal.codec.png;

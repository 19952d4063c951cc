/** Reads the container of a WebP file, a RIFF of chunks. */
package dev.easel.imaging.internal.codec.webp.container;

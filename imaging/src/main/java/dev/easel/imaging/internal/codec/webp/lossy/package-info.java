/** Reads the lossy form of WebP, a VP8 key frame. */
package dev.easel.imaging.internal.codec.webp.lossy;

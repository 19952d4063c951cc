/** Reads the first frame of a GIF. */
package dev.easel.imaging.internal.codec.gif;

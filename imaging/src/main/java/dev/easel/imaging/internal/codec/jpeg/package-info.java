/** Reads and writes JPEG. */
package dev.easel.imaging.internal.codec.jpeg;

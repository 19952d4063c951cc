package dev.easel.imaging.spi;

import dev.easel.core.domain.image.Size;

/**
 * Reads images of a format that Easel does not read itself, such as HEIC or TIFF. Register it with the service loader, and
 * images of the format are taken wherever others are: each is decoded once, where it comes in, and is a PNG from then on.
 *
 * <p>Thread-safe, with a public constructor without parameters. Any exception is reported as an image that cannot be read.
 */
public interface ForeignImageReader {
    /** Returns the name of the format for messages, such as {@code BMP}. */
    String format();

    /** Returns whether a file that begins with these bytes, at most 1024, is of the format. */
    boolean recognizes(byte[] beginning);

    /** Returns the size of a file's image as displayed, from its header; what exceeds the limits is never decoded. */
    Size size(byte[] file);

    /** Returns the pixels of that size row by row, upright and in sRGB: straight {@code 0xAARRGGBB}. */
    int[] pixels(byte[] file);
}

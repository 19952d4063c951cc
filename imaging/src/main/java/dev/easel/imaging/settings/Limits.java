package dev.easel.imaging.settings;

import dev.easel.core.failure.ImageProcessingException;
import java.util.Objects;

/**
 * Limits for the size of an encoded image. They are checked against the file's headers before memory for the image is
 * allocated.
 */
public final class Limits {
    private static final Limits STANDARD = new Limits(50_000_000, 65_535, 128 << 20, 4 << 20, Integer.MAX_VALUE);

    /** Four 16-bit samples a pixel must fit into one array. */
    private static final long MAX_PIXELS = 500_000_000;

    private final long pixels;
    private final int side;
    private final int bytes;
    private final int metadataBytes;
    private final int frames;

    private Limits(long pixels, int side, int bytes, int metadataBytes, int frames) {
        this.pixels = pixels;
        this.side = side;
        this.bytes = bytes;
        this.metadataBytes = metadataBytes;
        this.frames = frames;
    }

    /**
     * Returns the default limits: 50 megapixels, sides of 65,535 pixels, files of 128 MiB,
     * color profiles of 4 MiB, any number of frames (only the first is ever decoded).
     */
    public static Limits defaults() {
        return STANDARD;
    }

    /** Returns these limits with another maximum number of pixels, width times height, at most 500 million. */
    public Limits pixels(long max) {
        if (max > MAX_PIXELS) {
            throw new IllegalArgumentException("Invalid limit of " + max + " pixels: must be at most " + MAX_PIXELS
                    + ", because the samples must fit into one array.");
        }
        return new Limits(positive("pixels", max), side, bytes, metadataBytes, frames);
    }

    /** Returns these limits with another maximum length of a side, in pixels. */
    public Limits side(int max) {
        return new Limits(pixels, (int) positive("side", max), bytes, metadataBytes, frames);
    }

    /** Returns these limits with another maximum length of the whole file, in bytes. */
    public Limits bytes(int max) {
        return new Limits(pixels, side, (int) positive("bytes", max), metadataBytes, frames);
    }

    /** Returns these limits with another maximum length of a decompressed color profile, in bytes. */
    public Limits metadataBytes(int max) {
        return new Limits(pixels, side, bytes, (int) positive("metadata bytes", max), frames);
    }

    /** Returns these limits with another maximum number of frames; 1 rejects animations instead of reading the first frame. */
    public Limits frames(int max) {
        return new Limits(pixels, side, bytes, metadataBytes, (int) positive("frames", max));
    }

    /** Returns the maximum number of pixels, width times height. */
    public long pixels() {
        return pixels;
    }

    /** Returns the maximum length of a decompressed color profile, in bytes. */
    public int metadataBytes() {
        return metadataBytes;
    }

    /** Rejects an image whose sides are less than 1 or more than these limits allow. */
    public void checkSize(long width, long height) {
        if (width < 1 || height < 1) {
            throw new ImageProcessingException("The image header has invalid size " + width + "×" + height
                    + ": width and height must be at least 1.");
        }
        if (width > side || height > side) {
            throw new ImageProcessingException("An image of " + width + "×" + height + " has a side of more than "
                    + side + " pixels; use a smaller one, or raise the limit of the side.");
        }
        if (width * height > pixels) {
            throw new ImageProcessingException("An image of " + width + "×" + height + " has " + width * height
                    + " pixels, more than the limit of " + pixels
                    + "; use a smaller one, or raise the limit of pixels (on the command line: --max-pixels).");
        }
    }

    /** Rejects a file of more bytes than these limits allow. */
    public void checkBytes(long length) {
        if (length > bytes) {
            throw new ImageProcessingException("A file of " + length + " bytes is longer than the limit of " + bytes
                    + "; use a smaller one, or raise the limit of bytes.");
        }
    }

    /** Rejects decompressed metadata of more bytes than these limits allow. */
    public void checkMetadata(long length) {
        if (length > metadataBytes) {
            throw new ImageProcessingException("The color profile decompresses to more than " + metadataBytes
                    + " bytes; remove it, or raise the limit of metadata bytes.");
        }
    }

    /** Rejects an animation of more frames than these limits allow. */
    public void checkFrames(long count) {
        if (count > frames) {
            throw new ImageProcessingException("An animation of " + count + " frames has more than the limit of "
                    + frames + "; use a still image, or raise the limit of frames.");
        }
    }

    private static long positive(String unit, long max) {
        if (max < 1) {
            throw new IllegalArgumentException("Invalid limit of " + max + " " + unit + ": must be at least 1.");
        }
        return max;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits that
                && pixels == that.pixels
                && side == that.side
                && bytes == that.bytes
                && metadataBytes == that.metadataBytes
                && frames == that.frames;
    }

    @Override
    public int hashCode() {
        return Objects.hash(pixels, side, bytes, metadataBytes, frames);
    }

    @Override
    public String toString() {
        return "Limits[" + pixels + " pixels, side " + side + ", " + bytes + " bytes, " + metadataBytes
                + " bytes of metadata, " + frames + " frames]";
    }
}

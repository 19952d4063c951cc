package dev.easel.imaging.settings;

import dev.easel.core.failure.ImageProcessingException;

/**
 * How large an encoded image may be. All of it is read from the file's own headers and checked before anything the
 * size of the image is allocated.
 */
public final class Limits {
    private static final Limits STANDARD = new Limits(50_000_000, 65_535, 128 << 20, 4 << 20, Integer.MAX_VALUE);

    /** Four 16-bit samples a pixel have to fit into one array. */
    private static final long MOST_PIXELS = 500_000_000;

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
     * Returns the limits that hold unless others are given: 50 megapixels, sides of 65,535 pixels, files of 128 MiB,
     * color profiles of 4 MiB, any number of frames (only the first is ever decoded).
     */
    public static Limits defaults() {
        return STANDARD;
    }

    /** Returns these limits with another number of pixels, width times height, at most 500 million. */
    public Limits pixels(long most) {
        if (most > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "A limit of " + most + " pixels is impossible: arrays hold at most " + MOST_PIXELS + ".");
        }
        return new Limits(positive("pixels", most), side, bytes, metadataBytes, frames);
    }

    /** Returns these limits with another length of the longer side, in pixels. */
    public Limits side(int most) {
        return new Limits(pixels, (int) positive("side", most), bytes, metadataBytes, frames);
    }

    /** Returns these limits with another length of the whole file, in bytes. */
    public Limits bytes(int most) {
        return new Limits(pixels, side, (int) positive("bytes", most), metadataBytes, frames);
    }

    /** Returns these limits with another length of a color profile once unpacked, in bytes. */
    public Limits metadataBytes(int most) {
        return new Limits(pixels, side, bytes, (int) positive("metadata bytes", most), frames);
    }

    /** Returns these limits with another number of frames; 1 refuses every animation instead of taking its first frame. */
    public Limits frames(int most) {
        return new Limits(pixels, side, bytes, metadataBytes, (int) positive("frames", most));
    }

    /** Returns the most bytes that a color profile may have once unpacked. */
    public int metadataBytes() {
        return metadataBytes;
    }

    /** Refuses an image whose sides are not ones an image can have, or are more than these limits allow. */
    public void checkSize(long width, long height) {
        if (width < 1 || height < 1) {
            throw new ImageProcessingException("The header speaks of " + width + "×" + height + ", which is no image.");
        }
        if (width > side || height > side) {
            throw new ImageProcessingException("An image of " + width + "×" + height + " has a side of more than "
                    + side + " pixels; send a smaller one, or raise the limit of the side.");
        }
        if (width * height > pixels) {
            throw new ImageProcessingException("An image of " + width + "×" + height + " has " + width * height
                    + " pixels, more than " + pixels + "; send a smaller one, or raise the limit of pixels.");
        }
    }

    /** Refuses a file of more bytes than these limits allow. */
    public void checkBytes(long length) {
        if (length > bytes) {
            throw new ImageProcessingException("A file of " + length + " bytes is longer than " + bytes
                    + "; send a smaller one, or raise the limit of bytes.");
        }
    }

    /** Refuses unpacked metadata of more bytes than these limits allow. */
    public void checkMetadata(long length) {
        if (length > metadataBytes) {
            throw new ImageProcessingException("The color profile unpacks to more than " + metadataBytes
                    + " bytes; remove it, or raise the limit of metadata bytes.");
        }
    }

    /** Refuses an animation of more frames than these limits allow. */
    public void checkFrames(long count) {
        if (count > frames) {
            throw new ImageProcessingException("An animation of " + count + " frames has more than " + frames
                    + "; send a still image, or raise the limit of frames.");
        }
    }

    private static long positive(String what, long most) {
        if (most < 1) {
            throw new IllegalArgumentException("A limit of " + most + " " + what + " would refuse every image.");
        }
        return most;
    }

    @Override
    public String toString() {
        return "Limits[" + pixels + " pixels, side " + side + ", " + bytes + " bytes, " + metadataBytes
                + " bytes of metadata, " + frames + " frames]";
    }
}

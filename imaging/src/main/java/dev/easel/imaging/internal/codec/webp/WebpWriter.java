package dev.easel.imaging.internal.codec.webp;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.pixels.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Writes one image as WebP, any number of times in any qualities, with libwebp if its optional binding is on the class
 * path and has a native library for this platform.
 *
 * <p>Lossless output is exact for every visible pixel; libwebp may change the color under alpha 0. Needs 3 bytes a pixel
 * (4 with alpha) in addition to the image, and libwebp's own memory while it works.
 */
public final class WebpWriter {
    private static final int LONGEST_SIDE = 16_383;
    private static final int RIFF_HEAD = 12;
    private static final int ICC_FLAG = 0x20;
    private static final int ALPHA_FLAG = 0x10;

    /** The effort for lossless files, 0 to 100, which libwebp takes instead of a quality. */
    private static final int LOSSLESS_EFFORT = 75;

    private static final int MOST_LOSSLESS_EFFORT = 100;

    private final int width;
    private final int height;
    private final int channels;
    private final byte[] samples;
    private final Optional<byte[]> profile;

    /**
     * Prepares an image.
     *
     * @param profile the ICC profile of the pixels; empty for sRGB
     * @throws ImageProcessingException if WebP cannot be written on this platform or in this size
     */
    public WebpWriter(Pixels image, Optional<byte[]> profile) {
        checkAvailable();
        checkSize(image.width(), image.height());
        this.width = image.width();
        this.height = image.height();
        this.channels = image.opaque() ? 3 : 4;
        this.samples = samples(image.argb(), channels);
        this.profile = profile;
    }

    /** Rejects to write WebP on a platform that cannot. */
    public static void checkAvailable() {
        Availability.REASON.ifPresent(reason -> {
            throw new ImageProcessingException("WebP cannot be written here: " + reason
                    + ". Write PNG or JPEG, or add io.github.darkxanter:webp-imageio, which has native libraries for Linux (glibc), "
                    + "macOS and Windows.");
        });
    }

    /** Rejects a size that no WebP has. */
    public static void checkSize(int width, int height) {
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new ImageProcessingException("A WebP has sides of at most " + LONGEST_SIDE
                    + " pixels, but the image has " + width + "×" + height + "; make it smaller, or write PNG.");
        }
    }

    /** Returns whether WebP can be written on this platform. */
    public static boolean available() {
        return Availability.REASON.isEmpty();
    }

    private static byte[] samples(int[] argb, int channels) {
        byte[] samples = new byte[Math.multiplyExact(argb.length, channels)];
        for (int i = 0, at = 0; i < argb.length; i++, at += channels) {
            int pixel = argb[i];
            samples[at] = (byte) (pixel >> 16);
            samples[at + 1] = (byte) (pixel >> 8);
            samples[at + 2] = (byte) pixel;
            if (channels == 4) {
                samples[at + 3] = (byte) (pixel >>> 24);
            }
        }
        return samples;
    }

    /** Returns the image in a quality, 0 to 100 (best). */
    public byte[] write(int quality) {
        return encode(false, quality);
    }

    /** Returns the image without loss. */
    public byte[] writeLossless() {
        return encode(true, LOSSLESS_EFFORT);
    }

    /** Returns the image without loss in the fewest bytes, in several times the time. */
    public byte[] writeLosslessSmall() {
        return encode(true, MOST_LOSSLESS_EFFORT);
    }

    private byte[] encode(boolean lossless, int quality) {
        byte[] file = NativeWebp.encode(samples, width, height, channels, lossless, quality)
                .orElseThrow(() -> new ImageProcessingException(
                        "libwebp could not encode the image of " + width + "×" + height + "; write PNG or JPEG."));
        return profile.map(icc -> withProfile(file, icc)).orElse(file);
    }

    /** Inserts a profile, which requires the extended file format (RFC 9649, section 2.7). */
    private byte[] withProfile(byte[] file, byte[] icc) {
        boolean extended = file[RIFF_HEAD + 3] == 'X';
        int rest = extended ? RIFF_HEAD + 18 : RIFF_HEAD;
        int padded = icc.length + (icc.length & 1);
        ByteBuffer out = ByteBuffer.allocate(RIFF_HEAD + 18 + 8 + padded + file.length - rest)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(file, 0, RIFF_HEAD).putInt(4, out.capacity() - 8);
        out.put(new byte[] {'V', 'P', '8', 'X'}).putInt(10);
        out.putInt(ICC_FLAG | (channels == 4 ? ALPHA_FLAG : 0));
        put24(out, width - 1);
        put24(out, height - 1);
        out.put(new byte[] {'I', 'C', 'C', 'P'}).putInt(icc.length).put(icc);
        out.position(out.position() + padded - icc.length);
        return out.put(file, rest, file.length - rest).array();
    }

    private static void put24(ByteBuffer out, int value) {
        out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    /** The reason why WebP cannot be written, determined once, on first use. */
    private static final class Availability {
        static final Optional<String> REASON = find();

        private static Optional<String> find() {
            try {
                return NativeWebp.load();
            } catch (NoClassDefFoundError absent) {
                return Optional.of("the optional library webp-imageio is not on the class path");
            }
        }
    }
}

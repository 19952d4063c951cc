package dev.easel.core.internal.integrity;

import dev.easel.core.failure.ImageProcessingException;

/**
 * Rejects a header that states more pixels than the bytes of the image can hold, whatever they are, by the bounds of each
 * format, so that no memory is allocated for it.
 */
public final class PixelCapacity {
    /** Deflate copies up to 258 bytes with two bits (RFC 1951). */
    private static final long DEFLATE_RATIO = 1032;

    /** A code of 12 bits stands for up to 4096 pixels (GIF 89a, appendix F). */
    private static final long GIF_PIXELS_PER_BYTE = 4096 * 8 / 12;

    /** The modes of a macroblock need about 3.4 bits at the fixed probabilities of RFC 6386, section 11. */
    private static final int WEBP_BITS_PER_MACROBLOCK = 3;

    /** A copy of up to 4096 pixels needs 10 bits besides its symbol (RFC 9649, section 5.2.2). */
    private static final long WEBP_PIXELS_PER_BYTE = 4096 * 8 / 10;

    /** What a decoder of bits holds in advance. */
    private static final int SLACK_BYTES = 4;

    private PixelCapacity() {}

    /** Checks a PNG by the bytes of its IDAT chunks. */
    public static void checkPng(long width, long height, int bitsPerPixel, long bytes) {
        long rowBytes = (width * bitsPerPixel + 7) / 8;
        require(height == 0 || rowBytes <= DEFLATE_RATIO * bytes / height, width, height, bytes);
    }

    /**
     * Checks a JPEG by all its bytes.
     *
     * @param segment the content of the frame marker's segment
     */
    public static void checkJpeg(int frameMarker, byte[] segment, long bytes) {
        JpegFrame frame = new JpegFrame(frameMarker, segment, segment.length);
        require(frame.minimumBits() <= 8 * bytes, frame.width, frame.height, bytes);
    }

    /** Checks a GIF, or a frame of one, by all its bytes. */
    public static void checkGif(int width, int height, long bytes) {
        require((long) width * height <= GIF_PIXELS_PER_BYTE * bytes, width, height, bytes);
    }

    /** Checks lossy WebP data by the bytes of its first partition. */
    public static void checkLossyWebp(int width, int height, long modeBytes) {
        long macroblocks = (long) (width + 15 >> 4) * (height + 15 >> 4);
        require(macroblocks * WEBP_BITS_PER_MACROBLOCK <= 8 * (modeBytes + SLACK_BYTES), width, height, modeBytes);
    }

    /** Checks lossless WebP data whose pixels are not all of one color, which would need no bits, by the bytes left. */
    public static void checkLosslessWebp(int width, int height, long bytes) {
        require((long) width * height <= WEBP_PIXELS_PER_BYTE * (bytes + SLACK_BYTES), width, height, bytes);
    }

    private static void require(boolean fits, long width, long height, long bytes) {
        if (!fits) {
            throw new ImageProcessingException("The image is damaged: its header states " + width + "×" + height
                    + " pixels, but its " + bytes + " bytes of data cannot hold so many.");
        }
    }
}

package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.settings.Limits;
import java.nio.ByteBuffer;

/** The content of the first chunk of a PNG (PNG specification, section 11.2.1). */
record PngHeader(int width, int height, int depth, int colorType, boolean interlaced) {
    static final int GRAY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GRAY_ALPHA = 4;
    static final int RGBA = 6;

    /** The bit of a color type that adds an alpha channel. */
    static final int ALPHA = 4;

    static final int BYTES = 13;

    static PngHeader read(byte[] file, PngChunks chunk, Limits limits) {
        if (chunk.type() != PngChunks.IHDR || chunk.length() != BYTES) {
            throw new ImageProcessingException("The PNG is damaged: it begins with chunk " + chunk.name() + " of "
                    + chunk.length() + " bytes instead of IHDR of " + BYTES + ".");
        }
        ByteBuffer header = ByteBuffer.wrap(file, chunk.start(), BYTES);
        long width = header.getInt() & 0xFFFFFFFFL;
        long height = header.getInt() & 0xFFFFFFFFL;
        limits.checkSize(width, height);
        int depth = header.get();
        int colorType = header.get();
        int compression = header.get();
        int filter = header.get();
        int interlace = header.get();
        if (!allowed(colorType, depth) || compression != 0 || filter != 0 || interlace < 0 || interlace > 1) {
            throw new ImageProcessingException(
                    "The PNG is damaged: its header has an invalid combination of color type "
                            + colorType
                            + " with " + depth + " bits, compression " + compression + ", filter " + filter
                            + ", interlace "
                            + interlace + ".");
        }
        return new PngHeader((int) width, (int) height, depth, colorType, interlace == 1);
    }

    private static boolean allowed(int colorType, int depth) {
        return switch (colorType) {
            case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GRAY_ALPHA, RGBA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    int channels() {
        return switch (colorType) {
            case RGB -> 3;
            case GRAY_ALPHA -> 2;
            case RGBA -> 4;
            default -> 1;
        };
    }

    /** Returns the number of bytes in a row of pixels, without its filter byte. */
    int rowBytes(int pixels) {
        return (int) (((long) pixels * channels() * depth + 7) / 8);
    }

    /** Returns the distance in bytes at which the filters find the pixel on the left. */
    int filterStep() {
        return Math.max(1, channels() * depth / 8);
    }

    byte[] encoded() {
        return ByteBuffer.allocate(BYTES)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colorType)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) (interlaced ? 1 : 0))
                .array();
    }
}

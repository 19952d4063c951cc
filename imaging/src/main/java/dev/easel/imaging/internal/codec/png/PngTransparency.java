package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import java.nio.ByteBuffer;

/** The one gray or color that a PNG without an alpha channel declares fully transparent, if any. */
record PngTransparency(boolean present, int red, int green, int blue) {
    static final PngTransparency NONE = new PngTransparency(false, -1, -1, -1);

    static PngTransparency read(PngHeader header, byte[] file, PngChunks chunk) {
        int expected = header.colorType() == PngHeader.RGB ? 6 : 2;
        if (chunk.length() != expected) {
            throw new ImageProcessingException(
                    "The PNG is damaged: its tRNS chunk has " + chunk.length() + " bytes instead of " + expected + ".");
        }
        int mask = (1 << header.depth()) - 1;
        ByteBuffer data = ByteBuffer.wrap(file, chunk.start(), expected);
        int first = data.getShort() & mask;
        return expected == 2
                ? new PngTransparency(true, first, first, first)
                : new PngTransparency(true, first, data.getShort() & mask, data.getShort() & mask);
    }

    boolean hides(int gray) {
        return gray == red;
    }

    boolean hides(int r, int g, int b) {
        return r == red && g == green && b == blue;
    }
}

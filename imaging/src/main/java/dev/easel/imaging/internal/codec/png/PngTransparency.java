package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import java.nio.ByteBuffer;

/** The one gray or color that a PNG without an alpha channel declares to be fully transparent, if it does. */
record PngTransparency(boolean present, int red, int green, int blue) {
    static final PngTransparency NONE = new PngTransparency(false, -1, -1, -1);

    static PngTransparency read(PngHeader header, byte[] file, PngChunks chunk) {
        int wanted = header.colorType() == PngHeader.RGB ? 6 : 2;
        if (chunk.length() != wanted) {
            throw new ImageProcessingException(
                    "The PNG is damaged: its tRNS chunk has " + chunk.length() + " bytes in place of " + wanted + ".");
        }
        int mask = (1 << header.depth()) - 1;
        ByteBuffer data = ByteBuffer.wrap(file, chunk.start(), wanted);
        int first = data.getShort() & mask;
        return wanted == 2
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

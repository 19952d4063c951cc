package dev.easel.core.domain.image;

import java.io.EOFException;
import java.io.IOException;

/** PNG (ISO/IEC 15948): IHDR, and on the way to IEND tRNS and whatever tells the orientation. */
final class PngHeader {
    private static final int IHDR = 0x49484452;
    private static final int TRNS = 0x74524E53;
    private static final int IEND = 0x49454E44;

    private PngHeader() {}

    static ImageHeader read(ByteReader in) throws IOException {
        in.expect("NG\r\n\u001a\n");
        in.skip(4);
        if (in.u32() != IHDR) {
            throw HeaderReader.unknown();
        }
        Size size = new Size(side(in.u32()), side(in.u32()));
        in.skip(1);
        int colorType = in.u8();
        in.skip(3 + 4);
        boolean alpha = colorType >= 4;
        PngOrientation orientation = new PngOrientation();
        try {
            for (boolean more = true; more; ) {
                long length = in.u32();
                long type = in.u32();
                alpha |= type == TRNS;
                more = type != IEND;
                if (PngOrientation.isIn(type) && length <= ExifOrientation.LONGEST) {
                    orientation.read(type, in.bytes((int) length));
                    in.skip(4);
                } else {
                    in.skip(length + 4);
                }
            }
        } catch (EOFException e) {
            // A truncated image still has a size; only decoding it fails.
        }
        return new ImageHeader(ImageFormat.PNG, size, orientation.orientation(), alpha);
    }

    private static int side(long pixels) {
        if (pixels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a side of " + pixels + " pixels is more than PNG allows");
        }
        return (int) pixels;
    }
}

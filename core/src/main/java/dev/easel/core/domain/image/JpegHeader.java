package dev.easel.core.domain.image;

import java.io.IOException;

/** JPEG (ITU T.81): the frame header, and the EXIF block before it. */
final class JpegHeader {
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private JpegHeader() {}

    static ImageHeader read(ByteReader in) throws IOException {
        int orientation = 1;
        while (true) {
            int marker = marker(in);
            if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            int length = in.u16() - 2;
            if (length < 0 || marker == 0xD9 || marker == 0xDA) {
                throw new IllegalArgumentException("the image data begins before a frame header");
            }
            if (isFrame(marker)) {
                in.skip(1);
                int height = in.u16();
                int width = in.u16();
                return new ImageHeader(ImageFormat.JPEG, new Size(width, height), orientation, false);
            }
            if (marker == 0xE1 && orientation == 1) {
                orientation = orientation(in.bytes(length));
            } else {
                in.skip(length);
            }
        }
    }

    /** Returns the next marker; stray bytes and padding before it are skipped, as every decoder does. */
    private static int marker(ByteReader in) throws IOException {
        int before = in.u8();
        int marker = in.u8();
        while (before != 0xFF || marker == 0xFF || marker == 0) {
            before = marker;
            marker = in.u8();
        }
        return marker;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int orientation(byte[] block) {
        for (int i = 0; i < EXIF.length; i++) {
            if (i >= block.length || block[i] != EXIF[i]) {
                return 1;
            }
        }
        return ExifOrientation.read(block, EXIF.length);
    }
}

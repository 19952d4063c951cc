package dev.easel.core.domain.image;

import java.io.EOFException;
import java.io.IOException;

/** WebP (RFC 9649): the first of VP8X, VP8L and VP8, and the EXIF chunk where VP8X promises one. */
final class WebpHeader {
    private static final int VP8X_EXIF = 0x08;
    private static final int VP8X_ALPHA = 0x10;

    private WebpHeader() {}

    static ImageHeader read(ByteReader in) throws IOException {
        in.expect("FF");
        in.skip(4);
        in.expect("WEBPVP8");
        int kind = in.u8();
        long length = in.u32le();
        return switch (kind) {
            case 'X' -> extended(in, length);
            case 'L' -> lossless(in);
            case ' ' -> lossy(in);
            default -> throw HeaderReader.unknown();
        };
    }

    private static ImageHeader extended(ByteReader in, long length) throws IOException {
        int flags = in.u8();
        in.skip(3);
        Size size = new Size(in.u24le() + 1, in.u24le() + 1);
        in.skip(length - 10 + (length & 1));
        int orientation = (flags & VP8X_EXIF) == 0 ? 1 : orientation(in);
        return new ImageHeader(ImageFormat.WEBP, size, orientation, (flags & VP8X_ALPHA) != 0);
    }

    private static int orientation(ByteReader in) throws IOException {
        try {
            while (true) {
                long type = in.u32();
                long length = in.u32le();
                if (type == 0x45584946 && length <= ExifOrientation.LONGEST) {
                    byte[] block = in.bytes((int) length);
                    boolean prefixed = block.length > 6 && block[0] == 'E' && block[1] == 'x';
                    return ExifOrientation.read(block, prefixed ? 6 : 0);
                }
                in.skip(length + (length & 1));
            }
        } catch (EOFException e) {
            return 1;
        }
    }

    private static ImageHeader lossless(ByteReader in) throws IOException {
        if (in.u8() != 0x2F) {
            throw new IllegalArgumentException("the lossless signature is missing");
        }
        long bits = in.u32le();
        Size size = new Size((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
        return new ImageHeader(ImageFormat.WEBP, size, 1, (bits >> 28 & 1) == 1);
    }

    private static ImageHeader lossy(ByteReader in) throws IOException {
        in.skip(3);
        if (in.u8() != 0x9D || in.u8() != 0x01 || in.u8() != 0x2A) {
            throw new IllegalArgumentException("the key frame's start code is missing");
        }
        Size size = new Size(in.u16le() & 0x3FFF, in.u16le() & 0x3FFF);
        return new ImageHeader(ImageFormat.WEBP, size, 1, false);
    }
}

package dev.easel.core.internal.metadata;

import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** EncodedFiles of each format, made of the pieces that a test names. */
final class EncodedFiles {
    private static final byte[] GIF_FRAME = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0};

    private EncodedFiles() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A little-endian TIFF structure with an orientation, and the place where a photograph was taken. */
    static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II*\0")).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
        tiff.putShort((short) 0x010F).putShort((short) 2).putInt(20).putInt(42).putInt(0);
        return tiff.position(42).put(ascii("secret place")).array();
    }

    static byte[] png(int colorType, byte[]... chunks) {
        return TestImages.file(2, 1, 8, colorType, new byte[colorType == 2 ? 7 : 3], chunks);
    }

    static byte[] jpeg(byte[]... segments) {
        byte[] frame = segment(0xC0, new byte[] {8, 0, 1, 0, 2, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0});
        byte[] scan =
                joined(segment(0xDA, new byte[10]), new byte[] {1, (byte) 0xFF, 0, 2, (byte) 0xFF, (byte) 0xD0, 3});
        return joined(new byte[] {(byte) 0xFF, (byte) 0xD8}, joined(segments), frame, scan, new byte[] {
            (byte) 0xFF, (byte) 0xD9
        });
    }

    static byte[] segment(int marker, byte[]... data) {
        byte[] all = joined(data);
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (all.length + 2 >> 8), (byte) (all.length + 2)};
        return joined(head, all);
    }

    /** An extended WebP of flags. */
    static byte[] webp(int flags, byte[]... chunks) {
        byte[] canvas = {(byte) flags, 0, 0, 0, 1, 0, 0, 0, 0, 0};
        byte[] content = joined(ascii("WEBP"), chunk("VP8X", canvas), joined(chunks));
        return joined(chunk("RIFF", content));
    }

    static byte[] vp8l() {
        return chunk("VP8L", new byte[] {0x2F, 1, 0, 0, 0, 0, 0});
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(data.length)
                .array();
        return joined(ascii(type), length, data, new byte[data.length & 1]);
    }

    static byte[] gif(byte[]... blocks) {
        return joined(gifStart(), joined(blocks), GIF_FRAME, new byte[] {0x3B});
    }

    static byte[] gifStart() {
        return joined(ascii("GIF89a"), new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0, 1, 2, 3, 4, 5, 6});
    }

    static byte[] gifFrame() {
        return GIF_FRAME.clone();
    }

    /** An extension block with a label, an application where it has one, and data. */
    static byte[] extension(int label, String application, String data) {
        byte[] name = application.isEmpty() ? new byte[0] : joined(new byte[] {11}, ascii(application));
        return joined(
                new byte[] {0x21, (byte) label}, name, new byte[] {(byte) data.length()}, ascii(data), new byte[1]);
    }

    /** The beginning of a JUMBF box with a C2PA manifest, as APP11 carries it. */
    static byte[] manifest() {
        return joined(
                ascii("JP"),
                new byte[] {0, 1, 0, 0, 0, 1},
                new byte[] {0, 0, 0, 90},
                ascii("jumb"),
                new byte[] {0, 0, 0, 38},
                ascii("jumdc2pa"),
                new byte[12],
                ascii("secret"));
    }
}

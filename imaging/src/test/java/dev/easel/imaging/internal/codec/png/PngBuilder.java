package dev.easel.imaging.internal.codec.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Builds PNGs chunk by chunk, valid and invalid ones. */
public final class PngBuilder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public PngBuilder() {
        out.writeBytes(SIGNATURE);
    }

    /** Begins a PNG with its header. */
    public static PngBuilder of(int width, int height, int depth, int colorType, boolean interlaced) {
        return new PngBuilder().header(width, height, depth, colorType, interlaced ? 1 : 0);
    }

    public PngBuilder header(int width, int height, int depth, int colorType, int interlace) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colorType)
                        .put((byte) 0)
                        .put((byte) 0)
                        .put((byte) interlace)
                        .array());
    }

    public PngBuilder chunk(String name, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(data);
        return chunk(name, data, (int) crc.getValue());
    }

    public PngBuilder chunk(String name, byte[] data, int crc) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(crc).array());
        return this;
    }

    public PngBuilder bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    /** Adds rows, each beginning with its filter, as one data chunk. */
    public PngBuilder rows(byte[] raw) {
        return chunk("IDAT", deflate(raw));
    }

    public byte[] end() {
        chunk("IEND", new byte[0]);
        return out.toByteArray();
    }

    public byte[] withoutEnd() {
        return out.toByteArray();
    }

    public static byte[] deflate(byte[] raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed, new Deflater(9))) {
            deflater.write(raw);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    /** Returns the content of an iCCP chunk that holds a profile. */
    public static byte[] iccp(byte[] profile) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {'p', 0, 0});
        data.writeBytes(deflate(profile));
        return data.toByteArray();
    }

    /** Returns a TIFF structure that contains only an orientation, with its directory at an offset. */
    public static byte[] exif(int orientation, int directory) {
        return ByteBuffer.allocate(directory + 18)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(directory)
                .position(directory)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }
}

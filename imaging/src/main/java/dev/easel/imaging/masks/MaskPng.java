package dev.easel.imaging.masks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes masks as PNG, 8 bits a sample, grey or RGBA: what every server reads as it is meant. Palettes and single bits
 * would hardly be smaller, since each row is written as its difference from the one above, which mostly is nothing.
 */
final class MaskPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int GREY = 0;
    private static final int RGBA = 6;
    private static final byte DIFFERENCE_FROM_ABOVE = 2;

    private final Coverage mask;
    private final Samples samples;
    private final int perPixel;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);

    private MaskPng(Coverage mask, Samples samples, int perPixel) {
        this.mask = mask;
        this.samples = samples;
        this.perPixel = perPixel;
    }

    /** Spells a weight as the samples of a pixel. */
    @FunctionalInterface
    interface Samples {
        void spell(int weight, byte[] row, int at);
    }

    static byte[] grey(Coverage mask, Samples samples) {
        return new MaskPng(mask, samples, 1).write(GREY);
    }

    static byte[] rgba(Coverage mask, Samples samples) {
        return new MaskPng(mask, samples, 4).write(RGBA);
    }

    private byte[] write(int colourType) {
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(mask.width()).putInt(mask.height());
        chunk("IHDR", header.put((byte) 8).put((byte) colourType).array(), 13);
        data();
        chunk("IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private void data() {
        int length = mask.width() * perPixel;
        byte[] above = new byte[length];
        byte[] row = new byte[length];
        byte[] line = new byte[1 + length];
        line[0] = DIFFERENCE_FROM_ABOVE;
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            for (int y = 0; y < mask.height(); y++) {
                for (int x = 0; x < mask.width(); x++) {
                    samples.spell(mask.at(x, y), row, x * perPixel);
                }
                for (int i = 0; i < length; i++) {
                    line[1 + i] = (byte) (row[i] - above[i]);
                }
                deflater.setInput(line);
                drain(deflater);
                byte[] swap = above;
                above = row;
                row = swap;
            }
            deflater.finish();
            drain(deflater);
        } finally {
            deflater.end();
        }
    }

    private void drain(Deflater deflater) {
        byte[] buffer = new byte[16_384];
        int count = deflater.deflate(buffer);
        while (count > 0) {
            chunk("IDAT", buffer, count);
            count = deflater.deflate(buffer);
        }
    }

    private void chunk(String type, byte[] data, int length) {
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}

package dev.easel.imaging.internal.codec.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes PNG of 8 bits a sample in the requested color type, even if a smaller type could hold the image: some servers
 * reject a mask that uses a palette or fewer bits.
 *
 * <p>Each row is written as its difference from the row above, which is mostly zero in a mask. Needs memory for a few
 * rows and the file.
 */
public final class PlainPng {
    private static final byte DIFFERENCE_FROM_ABOVE = 2;
    private static final int CHUNK = 1 << 14;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private final PngHeader header;

    private PlainPng(int width, int height, int colorType) {
        header = new PngHeader(width, height, 8, colorType, false);
    }

    /** Supplies the samples of an image. */
    @FunctionalInterface
    public interface Rows {
        /** Fills all samples of a row, pixel by pixel. */
        void fill(int y, byte[] samples);
    }

    /** Returns an image of one sample a pixel. */
    public static byte[] gray(int width, int height, Rows rows) {
        return new PlainPng(width, height, PngHeader.GRAY).write(rows);
    }

    /** Returns an image of four samples a pixel: R, G, B, A. */
    public static byte[] rgba(int width, int height, Rows rows) {
        return new PlainPng(width, height, PngHeader.RGBA).write(rows);
    }

    private byte[] write(Rows rows) {
        Deflater deflater = new Deflater();
        try {
            out.write(PngWriter.SIGNATURE);
            PngWriter.chunk(out, PngChunks.IHDR, header.encoded());
            pack(rows, deflater);
            PngWriter.chunk(out, PngChunks.IEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private void pack(Rows rows, Deflater deflater) throws IOException {
        int length = header.rowBytes(header.width());
        byte[] above = new byte[length];
        byte[] row = new byte[length];
        byte[] line = new byte[1 + length];
        line[0] = DIFFERENCE_FROM_ABOVE;
        byte[] chunk = new byte[CHUNK];
        int filled = 0;
        for (int y = 0; y < header.height(); y++) {
            rows.fill(y, row);
            for (int i = 0; i < length; i++) {
                line[1 + i] = (byte) (row[i] - above[i]);
            }
            deflater.setInput(line);
            filled = drain(deflater, chunk, filled);
            byte[] swap = above;
            above = row;
            row = swap;
        }
        deflater.finish();
        filled = drain(deflater, chunk, filled);
        PngWriter.chunk(out, PngChunks.IDAT, Arrays.copyOf(chunk, filled));
    }

    /** Collects compressed data into full chunks; returns the number of bytes in the last chunk. */
    private int drain(Deflater deflater, byte[] chunk, int filled) throws IOException {
        int at = filled;
        int count = deflater.deflate(chunk, at, CHUNK - at);
        while (count > 0) {
            at += count;
            if (at == CHUNK) {
                PngWriter.chunk(out, PngChunks.IDAT, chunk);
                at = 0;
            }
            count = deflater.deflate(chunk, at, CHUNK - at);
        }
        return at;
    }
}

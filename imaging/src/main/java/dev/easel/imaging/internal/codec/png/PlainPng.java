package dev.easel.imaging.internal.codec.png;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    /** A comment stands behind the signature and the header. */
    private static final int COMMENT_START = 33;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private final PngHeader header;
    private final String comment;

    private PlainPng(int width, int height, int colorType, String comment) {
        this.header = new PngHeader(width, height, 8, colorType, false);
        this.comment = comment;
    }

    /** Supplies the samples of an image. */
    @FunctionalInterface
    public interface Rows {
        /** Fills all samples of a row, pixel by pixel. */
        void fill(int y, byte[] samples);
    }

    /** Returns an image of one sample a pixel, with a comment unless that is empty. */
    public static byte[] gray(int width, int height, String comment, Rows rows) {
        return new PlainPng(width, height, PngHeader.GRAY, comment).write(rows);
    }

    /** Returns an image of four samples a pixel, R, G, B, A, with a comment unless that is empty. */
    public static byte[] rgba(int width, int height, String comment, Rows rows) {
        return new PlainPng(width, height, PngHeader.RGBA, comment).write(rows);
    }

    /** Returns whether an image was written here with a comment. */
    public static boolean has(String comment, ImageData image) {
        byte[] expected = encoded(comment);
        try (InputStream in = image.open()) {
            byte[] beginning = in.readNBytes(COMMENT_START + expected.length);
            return beginning.length == COMMENT_START + expected.length
                    && Arrays.mismatch(beginning, COMMENT_START, beginning.length, expected, 0, expected.length) < 0;
        } catch (IOException e) {
            throw StorageException.reading("an image", e);
        }
    }

    private static byte[] encoded(String comment) {
        return PngWriter.chunk(PngChunks.TEXT, ("Comment\0" + comment).getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] write(Rows rows) {
        Deflater deflater = new Deflater();
        try {
            out.write(PngWriter.SIGNATURE);
            PngWriter.chunk(out, PngChunks.IHDR, header.encoded());
            if (!comment.isEmpty()) {
                out.writeBytes(encoded(comment));
            }
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

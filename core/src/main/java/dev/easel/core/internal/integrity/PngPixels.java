package dev.easel.core.internal.integrity;

import dev.easel.core.domain.image.Content;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Tells whether a PNG without an end has all its rows, by decompressing them. */
final class PngPixels {
    private static final int IDAT = 0x49444154;

    /** Decompressing more would take longer than the answer is worth. */
    private static final long MOST = 1L << 30;

    private final Inflater inflater = new Inflater();
    private final byte[] in = new byte[1 << 14];
    private final byte[] out = new byte[1 << 16];
    private long total;

    private PngPixels() {}

    /** Returns whether the compressed data is there up to its own end. */
    static boolean areWhole(Content content) throws IOException {
        PngPixels pixels = new PngPixels();
        try (DataInputStream file = new DataInputStream(new BufferedInputStream(content.open()))) {
            pixels.read(file);
            return pixels.total <= MOST;
        } catch (EOFException | DataFormatException damaged) {
            return false;
        } finally {
            pixels.inflater.end();
        }
    }

    private void read(DataInputStream file) throws IOException, DataFormatException {
        file.skipNBytes(8);
        while (isUnfinished()) {
            long length = file.readInt() & 0xFFFFFFFFL;
            if (file.readInt() == IDAT) {
                inflate(file, length);
            } else {
                file.skipNBytes(length);
            }
            if (isUnfinished()) {
                file.skipNBytes(4);
            }
        }
    }

    private boolean isUnfinished() {
        return !inflater.finished() && total <= MOST;
    }

    private void inflate(DataInputStream file, long length) throws IOException, DataFormatException {
        for (long left = length; left > 0 && isUnfinished(); ) {
            int count = file.read(in, 0, (int) Math.min(in.length, left));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
            inflater.setInput(in, 0, count);
            for (int got = inflater.inflate(out); got > 0; got = inflater.inflate(out)) {
                total += got;
            }
        }
    }
}

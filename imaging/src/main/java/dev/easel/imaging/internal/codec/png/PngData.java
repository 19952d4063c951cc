package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The decompressed image data of a PNG, read from its data chunks on demand. */
final class PngData implements AutoCloseable {
    private final byte[] file;
    private final PngChunks chunks;
    private final Inflater inflater = new Inflater();

    /** Starts before the first data chunk of the iteration. */
    PngData(byte[] file, PngChunks chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    /** Fills the first bytes of an array. */
    void read(byte[] into, int count) {
        int filled = 0;
        while (filled < count) {
            int got = inflate(into, filled, count - filled);
            if (got == 0) {
                throw new ImageProcessingException("The PNG is cut short: its data ends before its last row.");
            }
            filled += got;
        }
    }

    /** Reads the rest of the data, which is the checksum over all rows. */
    void finish() {
        inflate(new byte[1], 0, 1);
    }

    private int inflate(byte[] into, int at, int count) {
        try {
            int got = inflater.inflate(into, at, count);
            while (got == 0 && inflater.needsInput() && !inflater.finished() && nextChunk()) {
                got = inflater.inflate(into, at, count);
            }
            return got;
        } catch (DataFormatException damaged) {
            throw new ImageProcessingException("The PNG is damaged: its data cannot be decompressed.", damaged);
        }
    }

    private boolean nextChunk() {
        chunks.step();
        if (chunks.type() != PngChunks.IDAT) {
            return false;
        }
        inflater.setInput(file, chunks.start(), chunks.length());
        return true;
    }

    @Override
    public void close() {
        inflater.end();
    }
}

package dev.easel.cli.batch;

import dev.easel.core.internal.io.Sha256;
import java.nio.ByteBuffer;

/** Remembers in which line a text was first seen, in a few bytes for each text, whatever its length. */
final class HashIndex {
    private static final int SMALLEST = 1 << 10;

    private long[] hashes = new long[SMALLEST];
    private int[] lines = new int[SMALLEST];
    private int size;

    /** Returns the line that a text was first seen in: the given one for a new text. */
    int firstLine(String text, int line) {
        if (2 * size >= hashes.length) {
            grow();
        }
        int at = slot(hash(text));
        if (lines[at] == 0) {
            hashes[at] = hash(text);
            lines[at] = line;
            size++;
        }
        return lines[at];
    }

    private int slot(long hash) {
        int at = (int) hash & hashes.length - 1;
        while (lines[at] != 0 && hashes[at] != hash) {
            at = at + 1 & hashes.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldLines = lines;
        hashes = new long[2 * oldHashes.length];
        lines = new int[2 * oldLines.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldLines[i] != 0) {
                int at = slot(oldHashes[i]);
                hashes[at] = oldHashes[i];
                lines[at] = oldLines[i];
            }
        }
    }

    private static long hash(String text) {
        return ByteBuffer.wrap(Sha256.of(text)).getLong();
    }
}

package dev.easel.core.internal.integrity;

import java.io.EOFException;
import java.io.IOException;

/** A table of Huffman codes of a JPEG (ITU T.81, annex C), read one bit at a time. */
final class JpegCodes {
    private static final int LONGEST = 16;

    private final int[] counts = new int[LONGEST + 1];
    private final byte[] symbols;

    /** Takes a table from the content of its segment: 16 counts by length, then the symbols. */
    JpegCodes(byte[] segment, int from) throws EOFException {
        int total = 0;
        for (int length = 1; length <= LONGEST; length++) {
            counts[length] = segment[from + length - 1] & 0xFF;
            total += counts[length];
        }
        if (from + LONGEST + total > segment.length) {
            throw new EOFException("A table of codes is longer than its segment.");
        }
        this.symbols = new byte[total];
        System.arraycopy(segment, from + LONGEST, symbols, 0, total);
    }

    /** Returns the number of bytes that the table has in its segment. */
    int bytes() {
        return LONGEST + symbols.length;
    }

    int read(JpegBits in) throws IOException {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = code << 1 | in.bit();
            first <<= 1;
            if (code - first < counts[length]) {
                return symbols[index + code - first] & 0xFF;
            }
            index += counts[length];
            first += counts[length];
        }
        throw new EOFException("A code is not in its table.");
    }
}

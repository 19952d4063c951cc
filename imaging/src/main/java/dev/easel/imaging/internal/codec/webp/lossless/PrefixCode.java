package dev.easel.imaging.internal.codec.webp.lossless;

import dev.easel.imaging.internal.codec.webp.container.WebpFile;

/**
 * A prefix code of lossless data (RFC 9649, section 6.2): finds symbols from up to 15 bits at once, in at most two
 * steps of 8 and 7.
 */
final class PrefixCode {
    static final int LONGEST = 15;

    private static final int ROOT_BITS = 8;
    private static final int SYMBOL_MASK = 0xFFFF;

    private final int rootBits;

    /** Each entry is a length in the upper half and a symbol in the lower; a length above the root's points to a subtable. */
    private final int[] table;

    private PrefixCode(int rootBits, int[] table) {
        this.rootBits = rootBits;
        this.table = table;
    }

    /** Returns the canonical code for the lengths of its symbols, 0 for a symbol that does not occur. */
    static PrefixCode of(int[] lengths) {
        int[] counts = new int[LONGEST + 1];
        int symbols = 0;
        int last = 0;
        int longest = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                counts[lengths[symbol]]++;
                symbols++;
                last = symbol;
                longest = Math.max(longest, lengths[symbol]);
            }
        }
        if (symbols == 1) {
            return new PrefixCode(0, new int[] {last});
        }
        int space = 0;
        int[] next = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = next[length] + counts[length] << 1;
            space += counts[length] << LONGEST - length;
        }
        if (space != 1 << LONGEST) {
            throw WebpFile.damaged("the lengths of a prefix code do not form a complete code");
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                codes[symbol] = Integer.reverse(next[lengths[symbol]]++) >>> 32 - lengths[symbol];
            }
        }
        return build(lengths, codes, Math.min(longest, ROOT_BITS));
    }

    private static PrefixCode build(int[] lengths, int[] codes, int rootBits) {
        int rootMask = (1 << rootBits) - 1;
        int[] tailBits = new int[1 << rootBits];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > rootBits) {
                int root = codes[symbol] & rootMask;
                tailBits[root] = Math.max(tailBits[root], lengths[symbol] - rootBits);
            }
        }
        int[] starts = new int[1 << rootBits];
        int size = 1 << rootBits;
        for (int root = 0; root < tailBits.length; root++) {
            starts[root] = size;
            size += tailBits[root] > 0 ? 1 << tailBits[root] : 0;
        }
        int[] table = new int[size];
        for (int root = 0; root < tailBits.length; root++) {
            if (tailBits[root] > 0) {
                table[root] = rootBits + tailBits[root] << 16 | starts[root];
            }
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            int code = codes[symbol];
            if (length > rootBits) {
                int root = code & rootMask;
                fill(table, starts[root], tailBits[root], code >> rootBits, length - rootBits, symbol);
            } else if (length > 0) {
                fill(table, 0, rootBits, code, length, symbol);
            }
        }
        return new PrefixCode(rootBits, table);
    }

    private static void fill(int[] table, int start, int bits, int code, int length, int symbol) {
        for (int index = code; index < 1 << bits; index += 1 << length) {
            table[start + index] = length << 16 | symbol;
        }
    }

    /** Returns the number of entries in its tables. */
    int size() {
        return table.length;
    }

    /** Returns its only symbol, which takes no bits, or -1 if it has more. */
    int onlySymbol() {
        return rootBits == 0 ? table[0] : -1;
    }

    /** Reads the next symbol. */
    int read(LosslessBits in) {
        if (rootBits == 0) {
            return table[0];
        }
        int bits = in.peek(LONGEST);
        int entry = table[bits & (1 << rootBits) - 1];
        int length = entry >> 16;
        if (length > rootBits) {
            int tail = bits >> rootBits & (1 << length - rootBits) - 1;
            entry = table[(entry & SYMBOL_MASK) + tail];
            length = rootBits + (entry >> 16);
        }
        in.drop(length);
        return entry & SYMBOL_MASK;
    }
}

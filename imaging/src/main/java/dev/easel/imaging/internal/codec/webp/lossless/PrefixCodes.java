package dev.easel.imaging.internal.codec.webp.lossless;

import dev.easel.imaging.internal.codec.webp.container.WebpFile;
import java.util.Arrays;

/** The five prefix codes for a block of lossless pixels, in the order in which they precede the pixels. */
record PrefixCodes(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {
    static final int LITERALS = 256;
    static final int LENGTHS = 24;

    private static final int DISTANCES = 40;
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT_PREVIOUS = 16;

    /** Reads five codes; the first also has a symbol for each entry of the color cache. */
    static PrefixCodes read(LosslessBits in, int cacheSize) {
        return new PrefixCodes(
                code(in, LITERALS + LENGTHS + cacheSize),
                code(in, LITERALS),
                code(in, LITERALS),
                code(in, LITERALS),
                code(in, DISTANCES));
    }

    /** Returns the number of entries in the tables of all codes. */
    int size() {
        return green.size() + red.size() + blue.size() + alpha.size() + distance.size();
    }

    /** Returns whether pixels may take no bits, because all are the same. */
    boolean isPlain() {
        int symbol = green.onlySymbol();
        return symbol >= LITERALS
                || symbol >= 0 && red.onlySymbol() >= 0 && blue.onlySymbol() >= 0 && alpha.onlySymbol() >= 0;
    }

    private static PrefixCode code(LosslessBits in, int symbols) {
        return PrefixCode.of(in.readFlag() ? simpleLengths(in, symbols) : codedLengths(in, symbols));
    }

    private static int[] simpleLengths(LosslessBits in, int symbols) {
        int[] lengths = new int[symbols];
        boolean two = in.readFlag();
        set(lengths, in.read(in.readFlag() ? 8 : 1));
        if (two) {
            set(lengths, in.read(8));
        }
        return lengths;
    }

    private static void set(int[] lengths, int symbol) {
        if (symbol >= lengths.length) {
            throw WebpFile.damaged(
                    "a prefix code has symbol " + symbol + ", but only " + lengths.length + " symbols exist");
        }
        lengths[symbol] = 1;
    }

    private static int[] codedLengths(LosslessBits in, int symbols) {
        int[] lengthLengths = new int[LENGTH_ORDER.length];
        int count = 4 + in.read(4);
        for (int i = 0; i < count; i++) {
            lengthLengths[LENGTH_ORDER[i]] = in.read(3);
        }
        PrefixCode code = PrefixCode.of(lengthLengths);
        int left = in.readFlag() ? 2 + in.read(2 + 2 * in.read(3)) : symbols;
        if (left > symbols) {
            throw WebpFile.damaged("a prefix code has " + left + " lengths for only " + symbols + " symbols");
        }
        int[] lengths = new int[symbols];
        int previous = 8;
        for (int symbol = 0; symbol < symbols && left > 0; left--) {
            int length = code.read(in);
            if (length < REPEAT_PREVIOUS) {
                lengths[symbol++] = length;
                previous = length == 0 ? previous : length;
            } else {
                int times =
                        length == REPEAT_PREVIOUS ? 3 + in.read(2) : length == 17 ? 3 + in.read(3) : 11 + in.read(7);
                if (times > symbols - symbol) {
                    throw WebpFile.damaged("a prefix code repeats a length beyond its last symbol");
                }
                Arrays.fill(lengths, symbol, symbol + times, length == REPEAT_PREVIOUS ? previous : 0);
                symbol += times;
            }
        }
        return lengths;
    }
}

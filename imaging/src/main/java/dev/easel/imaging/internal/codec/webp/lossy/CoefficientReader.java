package dev.easel.imaging.internal.codec.webp.lossy;

/** Reads the coefficients of small blocks (RFC 6386, section 13). */
final class CoefficientReader {
    static final int LUMA_WITHOUT_DC = 0;
    static final int SECOND = 1;
    static final int CHROMA = 2;
    static final int LUMA = 3;

    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    /** The offset of each coefficient's band within the probabilities of its kind; one more after the last. */
    private static final int[] BANDS = {0, 33, 66, 99, 198, 132, 165, 198, 198, 198, 198, 198, 198, 198, 198, 231, 0};

    private static final int KIND = 8 * 33;
    private static final int CONTEXT = 11;
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private final byte[] probabilities;

    CoefficientReader(byte[] probabilities) {
        this.probabilities = probabilities;
    }

    /**
     * Reads a block into an array at an index, with each coefficient multiplied by its step.
     *
     * @param context the number of blocks above and to the left with coefficients
     * @param first the first coefficient that can occur
     * @return the index after the last coefficient
     */
    int read(BoolDecoder in, int kind, int context, int dcStep, int acStep, int first, short[] out, int at) {
        int n = first;
        int p = kind * KIND + BANDS[n] + context * CONTEXT;
        while (n < 16) {
            if (!in.flag(probability(p))) {
                return n;
            }
            while (!in.flag(probability(p + 1))) {
                n++;
                if (n == 16) {
                    return 16;
                }
                p = kind * KIND + BANDS[n];
            }
            int next = kind * KIND + BANDS[n + 1];
            int value = 1;
            if (in.flag(probability(p + 2))) {
                value = large(in, p);
                p = next + 2 * CONTEXT;
            } else {
                p = next + CONTEXT;
            }
            int step = n == 0 ? dcStep : acStep;
            out[at + ZIGZAG[n]] = (short) (in.flag() ? -value * step : value * step);
            n++;
        }
        return 16;
    }

    private int probability(int index) {
        return probabilities[index] & 0xFF;
    }

    private int large(BoolDecoder in, int p) {
        if (!in.flag(probability(p + 3))) {
            return in.flag(probability(p + 4)) ? 3 + in.bit(probability(p + 5)) : 2;
        }
        if (!in.flag(probability(p + 6))) {
            return in.flag(probability(p + 7)) ? 7 + 2 * in.bit(165) + in.bit(145) : 5 + in.bit(159);
        }
        int upper = in.bit(probability(p + 8));
        int category = 2 * upper + in.bit(probability(p + 9 + upper));
        int extra = 0;
        for (int probability : LARGE[category]) {
            extra = 2 * extra + in.bit(probability);
        }
        return extra + 3 + (8 << category);
    }
}

package dev.easel.imaging.internal.harmonize;

/** Statistics that a minority of foreign values hardly moves. */
final class Robust {
    private static final int PER_LEVEL = 16;
    private static final int LEVELS = 256;

    private Robust() {}

    /** Returns the median level of what has a weight, to a sixteenth; 0 of nothing. */
    static float median(float[] values, float[] weights) {
        return quantile(values, weights, 0.5, false);
    }

    /** Returns the median of how far values are from 0. */
    static float medianOff(float[] values, float[] weights) {
        return quantile(values, weights, 0.5, true);
    }

    /** Returns the level that a share of what has a weight is below, to a sixteenth; 0 of nothing. */
    static float quantile(float[] values, float[] weights, double share) {
        return quantile(values, weights, share, false);
    }

    private static float quantile(float[] values, float[] weights, double share, boolean off) {
        int[] counts = new int[2 * LEVELS * PER_LEVEL + 1];
        int total = 0;
        for (int i = 0; i < values.length; i++) {
            if (weights[i] > 0) {
                float value = off ? Math.abs(values[i]) : values[i];
                counts[Math.round((Math.max(-LEVELS, Math.min(LEVELS, value)) + LEVELS) * PER_LEVEL)]++;
                total++;
            }
        }
        int below = 0;
        int bin = 0;
        while (bin < counts.length - 1 && below + counts[bin] <= share * total) {
            below += counts[bin++];
        }
        return total == 0 ? 0 : (float) bin / PER_LEVEL - LEVELS;
    }

    /** Returns how much a value counts that is off by some levels: half of a usual one's weight at the scale. */
    static float weight(float off, float scale) {
        float share = off / scale;
        return 1 / (1 + share * share);
    }
}

package dev.easel.imaging.internal.harmonize.motion;

/**
 * The six weights of a Lanczos kernel of three lobes, for 1024 phases between two samples.
 *
 * <p>Phase 0 takes exactly the sample itself.
 */
final class Kernel {
    static final int TAPS = 6;

    /** How often a position in phases is halved to give its sample. */
    static final int PHASE_BITS = 10;

    static final int PHASES = 1 << PHASE_BITS;

    /** Weights of phase p are at {@code p * TAPS}; the third is that of the sample at or before the position. */
    static final float[] WEIGHTS = weights();

    private Kernel() {}

    private static float[] weights() {
        float[] weights = new float[(PHASES + 1) * TAPS];
        weights[2] = 1;
        weights[PHASES * TAPS + 3] = 1;
        for (int phase = 1; phase < PHASES; phase++) {
            double[] row = new double[TAPS];
            double sum = 0;
            for (int k = 0; k < TAPS; k++) {
                row[k] = lanczos(k - 2 - phase / (double) PHASES);
                sum += row[k];
            }
            for (int k = 0; k < TAPS; k++) {
                weights[phase * TAPS + k] = (float) (row[k] / sum);
            }
        }
        return weights;
    }

    private static double lanczos(double distance) {
        double angle = Math.PI * distance;
        return 3 * Math.sin(angle) * Math.sin(angle / 3) / (angle * angle);
    }

    /** Returns a position (of a center, in pixels from the edge) in phases, counted from the center of pixel 0. */
    static int phase(double position) {
        return (int) Math.floor(position * PHASES + 0.5) - PHASES / 2;
    }

    /** Returns the index within a length that an index outside it mirrors. */
    static int mirrored(int index, int length) {
        if (index >= 0 && index < length) {
            return index;
        }
        int around = Math.floorMod(index, 2 * length);
        return around < length ? around : 2 * length - 1 - around;
    }
}

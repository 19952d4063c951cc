package dev.easel.imaging.internal.geometry;

/**
 * Which source samples, with which weights, make each target sample along one axis.
 *
 * <p>The centres of the outermost samples' areas meet, so nothing shifts; weights sum to one, so constant images stay
 * constant. When shrinking, the kernel is stretched by the ratio, so that what cannot be shown is removed, not aliased.
 */
final class Taps {
    private static final int LOBES = 3;

    private final int[] first;
    private final int[] count;
    private final float[] weights;
    private final int most;

    private Taps(int[] first, int[] count, float[] weights, int most) {
        this.first = first;
        this.count = count;
        this.weights = weights;
        this.most = most;
    }

    /** Returns the Lanczos taps with three lobes that turn so many samples into so many others. */
    static Taps lanczos3(int sources, int targets) {
        double ratio = (double) sources / targets;
        double stretch = Math.max(1, ratio);
        double reach = LOBES * stretch;
        int most = (int) Math.ceil(2 * reach) + 1;
        int[] first = new int[targets];
        int[] count = new int[targets];
        float[] weights = new float[Math.multiplyExact(targets, most)];
        double[] raw = new double[most];
        for (int target = 0; target < targets; target++) {
            double centre = (target + 0.5) * ratio - 0.5;
            int from = Math.max(0, (int) Math.ceil(centre - reach));
            int to = Math.min(sources - 1, (int) Math.floor(centre + reach));
            double sum = 0;
            for (int source = from; source <= to; source++) {
                raw[source - from] = kernel((source - centre) / stretch);
                sum += raw[source - from];
            }
            first[target] = from;
            count[target] = to - from + 1;
            for (int i = 0; i <= to - from; i++) {
                weights[target * most + i] = (float) (raw[i] / sum);
            }
        }
        return new Taps(first, count, weights, most);
    }

    private static double kernel(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * x;
        return LOBES * StrictMath.sin(angle) * StrictMath.sin(angle / LOBES) / (angle * angle);
    }

    /** Returns the index of the first source sample of a target sample. */
    int first(int target) {
        return first[target];
    }

    /** Returns how many source samples make a target sample. */
    int count(int target) {
        return count[target];
    }

    /** Returns all weights; those of a target sample begin at {@code target * most()}. */
    float[] weights() {
        return weights;
    }

    /** Returns an upper limit of the samples that make any target sample. */
    int most() {
        return most;
    }
}

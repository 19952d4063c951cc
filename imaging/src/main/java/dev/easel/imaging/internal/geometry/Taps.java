package dev.easel.imaging.internal.geometry;

/**
 * The source samples and their weights for each target sample along one axis.
 *
 * <p>The areas that source and target samples cover are aligned, so nothing shifts; the weights add up to one, so
 * constant images stay constant. When shrinking, the kernel is stretched by the ratio, so that detail too fine to show
 * is removed, not aliased.
 */
final class Taps {
    private static final int LOBES = 3;

    private final int[] first;
    private final int[] count;
    private final float[] weights;
    private final int maxCount;

    private Taps(int[] first, int[] count, float[] weights, int maxCount) {
        this.first = first;
        this.count = count;
        this.weights = weights;
        this.maxCount = maxCount;
    }

    /** Returns the Lanczos taps with three lobes that turn {@code sources} samples into {@code targets} samples. */
    static Taps lanczos3(int sources, int targets) {
        double ratio = (double) sources / targets;
        double stretch = Math.max(1, ratio);
        double reach = LOBES * stretch;
        int maxCount = (int) Math.ceil(2 * reach) + 1;
        int[] first = new int[targets];
        int[] count = new int[targets];
        float[] weights = new float[Math.multiplyExact(targets, maxCount)];
        double[] raw = new double[maxCount];
        for (int target = 0; target < targets; target++) {
            double center = (target + 0.5) * ratio - 0.5;
            int from = Math.max(0, (int) Math.ceil(center - reach));
            int to = Math.min(sources - 1, (int) Math.floor(center + reach));
            double sum = 0;
            for (int source = from; source <= to; source++) {
                raw[source - from] = kernel((source - center) / stretch);
                sum += raw[source - from];
            }
            first[target] = from;
            count[target] = to - from + 1;
            for (int i = 0; i <= to - from; i++) {
                weights[target * maxCount + i] = (float) (raw[i] / sum);
            }
        }
        return new Taps(first, count, weights, maxCount);
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

    /** Returns the number of source samples of a target sample. */
    int count(int target) {
        return count[target];
    }

    /** Returns all weights; those of a target sample begin at {@code target * maxCount()}. */
    float[] weights() {
        return weights;
    }

    /** Returns an upper limit for the number of source samples of any target sample. */
    int maxCount() {
        return maxCount;
    }
}

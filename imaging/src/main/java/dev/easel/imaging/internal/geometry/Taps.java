package dev.easel.imaging.internal.geometry;

import java.util.Arrays;

/**
 * The source samples and their weights for each target sample along one axis.
 *
 * <p>The areas that source and target samples cover are aligned, so nothing shifts; the weights add up to one, so
 * constant images stay constant. When shrinking, the kernel is stretched by the ratio, so that detail too fine to show
 * is removed, not aliased. The number of taps is a multiple of {@link #STEP} where the source has so many samples; those
 * added have no weight.
 */
final class Taps {
    /** How many taps are added at a time. */
    static final int STEP = 4;

    private static final int LOBES = 3;
    private static final int KERNEL_STEPS = 2048;
    private static final double[] KERNEL = new double[LOBES * KERNEL_STEPS + 1];

    static {
        KERNEL[0] = 1;
        for (int i = 1; i < LOBES * KERNEL_STEPS; i++) {
            double angle = Math.PI * i / KERNEL_STEPS;
            KERNEL[i] = LOBES * StrictMath.sin(angle) * StrictMath.sin(angle / LOBES) / (angle * angle);
        }
    }

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
        int maxCount = Math.min(sources, padded((int) Math.ceil(2 * reach) + 1));
        int[] first = new int[targets];
        int[] count = new int[targets];
        float[] weights = new float[Math.multiplyExact(targets, maxCount)];
        double[] raw = new double[(int) Math.ceil(2 * reach) + 1];
        for (int target = 0; target < targets; target++) {
            double center = (target + 0.5) * ratio - 0.5;
            int from = Math.max(0, (int) Math.ceil(center - reach));
            int to = Math.min(sources - 1, (int) Math.floor(center + reach));
            double sum = 0;
            for (int source = from; source <= to; source++) {
                raw[source - from] = kernel((source - center) / stretch);
                sum += raw[source - from];
            }
            count[target] = Math.min(sources, padded(to - from + 1));
            first[target] = Math.min(from, sources - count[target]);
            int at = target * maxCount + from - first[target];
            for (int i = 0; i <= to - from; i++) {
                weights[at + i] = (float) (raw[i] / sum);
            }
        }
        return new Taps(first, count, weights, maxCount);
    }

    private static int padded(int count) {
        return (count + STEP - 1) / STEP * STEP;
    }

    /** Returns the kernel, interpolated between values a two thousandth apart: sines take long. */
    private static double kernel(double x) {
        double place = Math.abs(x) * KERNEL_STEPS;
        int before = (int) place;
        return before >= LOBES * KERNEL_STEPS
                ? 0
                : KERNEL[before] + (place - before) * (KERNEL[before + 1] - KERNEL[before]);
    }

    /** Returns the number of target samples. */
    int targets() {
        return first.length;
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

    /** Returns the distance between the weights of two target samples. */
    int maxCount() {
        return maxCount;
    }

    /** Returns the number of source samples of the target sample that has the most. */
    int longest() {
        return Arrays.stream(count).max().orElse(0);
    }
}

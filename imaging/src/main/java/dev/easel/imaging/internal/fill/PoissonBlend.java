package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * Spans a smooth surface over the unknown values of a plane, fixed at the known ones: nearly the solution of Laplace's
 * equation, free at the plane's edges.
 *
 * <p>The unknown values are computed at half the size first, then smoothed by a few rounds of averaging at each finer
 * size.
 */
final class PoissonBlend {
    private static final int ROWS_PER_PART = 32;
    private static final int ROUNDS = 6;
    private static final int SMALLEST = 2;

    private static final int CYCLES = 2;
    private static final int ROUNDS_PER_CYCLE = 2;
    private static final int SMALLEST_CYCLED = 4;
    private static final int ROUNDS_AT_SMALLEST = 16;

    private final ParallelRows workers;

    PoissonBlend(ParallelRows workers) {
        this.workers = workers;
    }

    /** Replaces the unknown values; they become 0 when nothing is known. */
    void span(float[] values, boolean[] unknown, int width, int height, Checkpoint checkpoint) {
        if (width > SMALLEST || height > SMALLEST) {
            spanHalf(values, unknown, width, height, checkpoint.part(0, 0.3));
        } else {
            spanMean(values, unknown);
        }
        float[] none = new float[values.length];
        for (int round = 0; round < ROUNDS; round++) {
            relax(values, none, 0, unknown, width, height);
            checkpoint.reached(0.3 + 0.7 * (round + 1) / ROUNDS);
        }
    }

    private static void spanMean(float[] values, boolean[] unknown) {
        float sum = 0;
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            sum += unknown[i] ? 0 : values[i];
            known += unknown[i] ? 0 : 1;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = unknown[i] ? sum / Math.max(1, known) : values[i];
        }
    }

    private void spanHalf(float[] values, boolean[] unknown, int width, int height, Checkpoint checkpoint) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] half = new float[w * h];
        boolean[] missing = new boolean[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float sum = 0;
                int known = 0;
                for (int row = 2 * y; row < Math.min(height, 2 * y + 2); row++) {
                    for (int at = row * width + 2 * x; at < row * width + Math.min(width, 2 * x + 2); at++) {
                        if (!unknown[at]) {
                            sum += values[at];
                            known++;
                        }
                    }
                }
                half[y * w + x] = known == 0 ? 0 : sum / known;
                missing[y * w + x] = known == 0;
            }
        }
        span(half, missing, w, h, checkpoint);
        workers.rows(height, ROWS_PER_PART, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    if (unknown[y * width + x]) {
                        values[y * width + x] = between(half, w, h, x, y);
                    }
                }
            }
        });
    }

    /**
     * Returns the value at a position of the finer plane: three quarters of the nearest value and one quarter of the
     * next, in each direction.
     */
    private static float between(float[] half, int w, int h, int x, int y) {
        int x0 = x / 2;
        int y0 = y / 2;
        int x1 = Math.max(0, Math.min(w - 1, x0 + (x % 2 == 0 ? -1 : 1)));
        int y1 = Math.max(0, Math.min(h - 1, y0 + (y % 2 == 0 ? -1 : 1)));
        float near = 0.75f * half[y0 * w + x0] + 0.25f * half[y0 * w + x1];
        float far = 0.75f * half[y1 * w + x0] + 0.25f * half[y1 * w + x1];
        return 0.75f * near + 0.25f * far;
    }

    /**
     * Bends a surface, fixed at the known values, under a load on the unknown ones: for each of these, the differences
     * to its neighbors add up to the load (Poisson's equation, by multigrid cycles).
     *
     * @param spring how strongly values are drawn to 0: a load has hardly any effect beyond {@code 1 / sqrt(spring)}
     *     pixels
     */
    void bend(
            float[] values,
            float[] load,
            float spring,
            boolean[] unknown,
            int width,
            int height,
            Checkpoint checkpoint) {
        for (int i = 0; i < CYCLES; i++) {
            cycle(values, load, spring, unknown, width, height);
            checkpoint.reached((i + 1.0) / CYCLES);
        }
    }

    private void cycle(float[] values, float[] load, float spring, boolean[] unknown, int width, int height) {
        boolean smallest = Math.min(width, height) <= SMALLEST_CYCLED;
        for (int round = 0; round < ROUNDS_PER_CYCLE; round++) {
            relax(values, load, spring, unknown, width, height);
        }
        if (!smallest) {
            correct(values, load, spring, unknown, width, height);
        }
        for (int round = 0; round < (smallest ? ROUNDS_AT_SMALLEST : ROUNDS_PER_CYCLE); round++) {
            relax(values, load, spring, unknown, width, height);
        }
    }

    /** Corrects the unknown values by solving for the remaining load at half the size. */
    private void correct(float[] values, float[] load, float spring, boolean[] unknown, int width, int height) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] left = new float[w * h];
        boolean[] missing = new boolean[w * h];
        workers.rows(h, ROWS_PER_PART, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < w; x++) {
                    boolean all = true;
                    float sum = 0;
                    for (int row = 2 * y; row < Math.min(height, 2 * y + 2); row++) {
                        for (int at = row * width + 2 * x; at < row * width + Math.min(width, 2 * x + 2); at++) {
                            all &= unknown[at];
                            if (unknown[at]) {
                                sum += residual(values, load, spring, width, height, at % width, row);
                            }
                        }
                    }
                    left[y * w + x] = sum;
                    missing[y * w + x] = all;
                }
            }
        });
        float[] error = new float[w * h];
        cycle(error, left, 4 * spring, missing, w, h);
        workers.rows(height, ROWS_PER_PART, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    if (unknown[y * width + x]) {
                        values[y * width + x] += between(error, w, h, x, y);
                    }
                }
            }
        });
    }

    /** Returns the load at a position minus the sum of the differences to its neighbors. */
    private static float residual(float[] values, float[] load, float spring, int width, int height, int x, int y) {
        int at = y * width + x;
        float own = values[at];
        float rest = load[at] + spring * own;
        rest -= x > 0 ? values[at - 1] - own : 0;
        rest -= x + 1 < width ? values[at + 1] - own : 0;
        rest -= y > 0 ? values[at - width] - own : 0;
        rest -= y + 1 < height ? values[at + width] - own : 0;
        return rest;
    }

    private void relax(float[] values, float[] load, float spring, boolean[] unknown, int width, int height) {
        relax(values, load, spring, unknown, width, height, 0);
        relax(values, load, spring, unknown, width, height, 1);
    }

    /**
     * Sets the unknown values of one color of the chessboard to the mean of their neighbors, minus their share of the
     * load.
     */
    private void relax(
            float[] values, float[] load, float spring, boolean[] unknown, int width, int height, int color) {
        workers.rows(height, ROWS_PER_PART, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = y + color & 1; x < width; x += 2) {
                    int at = y * width + x;
                    if (unknown[at]) {
                        float sum = -load[at];
                        int neighbors = 0;
                        if (x > 0) {
                            sum += values[at - 1];
                            neighbors++;
                        }
                        if (x + 1 < width) {
                            sum += values[at + 1];
                            neighbors++;
                        }
                        if (y > 0) {
                            sum += values[at - width];
                            neighbors++;
                        }
                        if (y + 1 < height) {
                            sum += values[at + width];
                            neighbors++;
                        }
                        values[at] = sum / Math.max(1, neighbors + spring);
                    }
                }
            }
        });
    }
}

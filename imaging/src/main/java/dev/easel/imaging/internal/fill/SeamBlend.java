package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * Smooths the seams in a hole: between areas copied from different positions, and at its edge.
 *
 * <p>At a seam, colors should change as they do where the two sides were copied from; the resulting difference is
 * spread over the rest by Poisson's equation (Pérez, Gangnet and Blake, 2003). Steps too high for a difference in
 * lighting are edges of objects and are kept.
 */
final class SeamBlend {
    /**
     * Half of a step of twice this many levels is removed, nearly all of a lower one, and less and less of a higher
     * one.
     */
    private static final float STEP = 20;

    /**
     * About fifty pixels from a seam, colors stay as they were copied; otherwise the sum of many seams would stain the
     * hole.
     */
    private static final float SPRING = 1 / 2500f;

    private static final int ROWS_PER_PART = 32;

    private final PatchLevel level;
    private final int[] shifts;
    private final ParallelRows workers;

    /** Takes, for each hole pixel, the distance in indices to the pixel it was copied from. */
    SeamBlend(PatchLevel level, int[] shifts, ParallelRows workers) {
        this.level = level;
        this.shifts = shifts;
        this.workers = workers;
    }

    void blend(Checkpoint checkpoint) {
        int count = level.width * level.height;
        boolean[] unknown = new boolean[count];
        for (int at = 0; at < count; at++) {
            unknown[at] = level.hole(at);
        }
        float[][] loads = new float[level.channels][count];
        workers.rows(level.height, ROWS_PER_PART, (from, to) -> load(from, to, loads));
        PoissonBlend poisson = new PoissonBlend(workers);
        for (int channel = 0; channel < level.channels; channel++) {
            float[] change = new float[count];
            poisson.bend(change, loads[channel], SPRING, unknown, level.width, level.height);
            for (int at = 0; at < count; at++) {
                if (unknown[at]) {
                    int i = at * level.channels + channel;
                    level.samples[i] = (byte) Math.max(-128, Math.min(127, Math.round(level.samples[i] + change[at])));
                }
            }
            checkpoint.reached((channel + 1.0) / level.channels);
        }
    }

    private void load(int from, int to, float[][] loads) {
        int width = level.width;
        float[] excess = new float[level.channels];
        for (int y = from; y < to; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                if (level.hole(at)) {
                    load(at, at + 1, x + 1 < width, excess, loads);
                    load(at, at - 1, x > 0, excess, loads);
                    load(at, at + width, y + 1 < level.height, excess, loads);
                    load(at, at - width, y > 0, excess, loads);
                }
            }
        }
    }

    /** Adds how much higher the step from a pixel to its neighbor should be. */
    private void load(int at, int next, boolean there, float[] excess, float[][] loads) {
        if (!there || level.hole(next) && shifts[at] == shifts[next]) {
            return;
        }
        int channels = level.channels;
        float square = 0;
        for (int i = 0; i < channels; i++) {
            int step = level.samples[next * channels + i] - level.samples[at * channels + i];
            float wanted = 0;
            int sides = 0;
            if (known(next + shifts[at])) {
                wanted += level.samples[(next + shifts[at]) * channels + i]
                        - level.samples[(at + shifts[at]) * channels + i];
                sides++;
            }
            if (level.hole(next) && known(at + shifts[next])) {
                wanted += level.samples[(next + shifts[next]) * channels + i]
                        - level.samples[(at + shifts[next]) * channels + i];
                sides++;
            }
            excess[i] = sides == 0 ? 0 : wanted / sides - step;
            square += excess[i] * excess[i];
        }
        float share = 1 / (1 + square / (4 * STEP * STEP * channels));
        for (int i = 0; i < channels; i++) {
            loads[i][at] += share * excess[i];
        }
    }

    private boolean known(int at) {
        return at >= 0 && at < level.width * level.height && !level.hole(at);
    }
}

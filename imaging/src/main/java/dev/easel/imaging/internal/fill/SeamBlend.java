package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * Takes the steps out of the seams in a hole: between what was copied from different places, and at its edge.
 *
 * <p>At a seam, colors shall change as they do where the two sides came from; what that adds up to elsewhere is spread by
 * Poisson's equation (Pérez, Gangnet and Blake, 2003). Steps too high for a difference of light are edges of things, and
 * stay.
 */
final class SeamBlend {
    /** Of steps of twice as many levels half is taken out, of lower ones nearly all, of higher ones less and less. */
    private static final float STEP = 20;

    /** Some fifty pixels from a seam colors are as they were copied: else what many seams add up to stains the hole. */
    private static final float SPRING = 1 / 2500f;

    private static final int ROWS_OF_PART = 32;

    private final PatchLevel level;
    private final int[] shifts;
    private final ParallelRows workers;

    /** Takes for every pixel of the hole how far away, in indices, the pixel is that it was copied from. */
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
        workers.rows(level.height, ROWS_OF_PART, (from, to) -> load(from, to, loads));
        PoissonBlend membrane = new PoissonBlend(workers);
        for (int channel = 0; channel < level.channels; channel++) {
            float[] change = new float[count];
            membrane.bend(change, loads[channel], SPRING, unknown, level.width, level.height);
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

    /** Adds how much higher the step from a pixel to its neighbour shall be. */
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

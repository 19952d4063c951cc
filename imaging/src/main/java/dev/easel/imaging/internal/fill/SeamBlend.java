package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.Arrays;

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

    private final Copied area;
    private final int[] shifts;
    private final ParallelRows workers;

    /** An area whose hole was painted by copying each pixel from some distance away. */
    interface Copied {
        int width();

        int height();

        int channels();

        /** Returns the area's samples as painted. */
        byte[] samples();

        /** Returns whether a pixel of the area belongs to the hole. */
        boolean hole(int at);

        /** Returns whether the pixel at a distance from one of the area is known. */
        boolean known(int at, int shift);

        /** Returns a sample of the known pixel at a distance from one of the area. */
        int sample(int at, int shift, int channel);
    }

    /** Takes, for each hole pixel, the distance in indices to the pixel it was copied from. */
    SeamBlend(Copied area, int[] shifts, ParallelRows workers) {
        this.area = area;
        this.shifts = shifts;
        this.workers = workers;
    }

    void blend(Checkpoint checkpoint) {
        int channels = area.channels();
        byte[] samples = area.samples();
        int count = area.width() * area.height();
        boolean[] unknown = new boolean[count];
        for (int at = 0; at < count; at++) {
            unknown[at] = area.hole(at);
        }
        float[][] loads = new float[channels][count];
        checkpoint.reached(0);
        workers.rows(area.height(), ROWS_PER_PART, (from, to) -> load(from, to, loads));
        checkpoint.reached(0);
        PoissonBlend poisson = new PoissonBlend(workers);
        float[] change = new float[count];
        for (int channel = 0; channel < channels; channel++) {
            Arrays.fill(change, 0);
            Checkpoint part = checkpoint.part((double) channel / channels, (channel + 1.0) / channels);
            poisson.bend(change, loads[channel], SPRING, unknown, area.width(), area.height(), part);
            for (int at = 0; at < count; at++) {
                if (unknown[at]) {
                    int i = at * channels + channel;
                    samples[i] = (byte) Math.max(-128, Math.min(127, Math.round(samples[i] + change[at])));
                }
            }
        }
    }

    private void load(int from, int to, float[][] loads) {
        int width = area.width();
        float[] excess = new float[area.channels()];
        for (int y = from; y < to; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                if (area.hole(at)) {
                    load(at, at + 1, x + 1 < width, excess, loads);
                    load(at, at - 1, x > 0, excess, loads);
                    load(at, at + width, y + 1 < area.height(), excess, loads);
                    load(at, at - width, y > 0, excess, loads);
                }
            }
        }
    }

    /** Adds how much higher the step from a pixel to its neighbor should be. */
    private void load(int at, int next, boolean there, float[] excess, float[][] loads) {
        if (!there || area.hole(next) && shifts[at] == shifts[next]) {
            return;
        }
        int channels = excess.length;
        byte[] samples = area.samples();
        boolean here = area.known(next, shifts[at]);
        boolean beyond = area.hole(next) && area.known(at, shifts[next]);
        int sides = (here ? 1 : 0) + (beyond ? 1 : 0);
        float square = 0;
        for (int i = 0; i < channels; i++) {
            int step = samples[next * channels + i] - samples[at * channels + i];
            float wanted = here ? area.sample(next, shifts[at], i) - area.sample(at, shifts[at], i) : 0;
            wanted += beyond ? area.sample(next, shifts[next], i) - area.sample(at, shifts[next], i) : 0;
            excess[i] = sides == 0 ? 0 : wanted / sides - step;
            square += excess[i] * excess[i];
        }
        float share = 1 / (1 + square / (4 * STEP * STEP * channels));
        for (int i = 0; i < channels; i++) {
            loads[i][at] += share * excess[i];
        }
    }
}

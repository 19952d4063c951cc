package dev.easel.imaging.internal.harmonize;

import java.util.Arrays;

/**
 * Fits the curve of one channel to cells by least squares, again and again with less weight for what does not fit.
 *
 * <p>What was sent is known exactly: the fit tells what became of each of its levels, and the curve is the way back.
 */
final class CurveFit {
    /** Unknowns: offset, gain, gamma, then one bend for each knot. */
    private static final int GAIN = 1;

    private static final int GAMMA = 2;
    private static final int BENDS = 3;
    private static final int KNOTS = 9;
    private static final int UNKNOWNS = BENDS + KNOTS;
    /** How strongly unknowns are drawn to 0, for a mean square of evidence of 1. */
    private static final double DRAWN_GAIN = 2e-4;

    private static final double DRAWN_GAMMA = 3e-5;
    private static final double DRAWN_BEND = 8e-3;

    private static final int ROUNDS = 4;
    private static final int MIN_CELLS = 16;
    private static final int LEVELS = ColorCurve.LEVELS;
    /** Changes of neighboring levels differ by at most this, so that no two levels swap or merge. */
    private static final float MAX_SLOPE = 0.6f;
    /** Beyond the evidence a change is at most this many times the largest within it, plus some levels. */
    private static final float MAX_BEYOND = 1.6f;

    private static final float ALWAYS = 2;

    /** Neighboring levels became at least this different. */
    private static final float MIN_STEP = 0.4f;
    /** How far beyond 0 and 255 levels go on that became darker or brighter. */
    private static final float MAX_OUTSIDE = 64;

    private final Cells cells;
    private final int channel;
    private final float[] levels;
    private final float[] became;
    private final float[] weights;
    private final double middle;
    private final double[][] effects = new double[LEVELS][];
    private final int neighborhood;
    private final int across;
    private final double[][] shared;

    /**
     * Takes a channel's cells.
     *
     * @param neighborhood how many cells, each way, share an unknown offset
     */
    CurveFit(Cells cells, int channel, int neighborhood) {
        this.cells = cells;
        this.channel = channel;
        this.levels = new float[cells.count()];
        this.became = new float[cells.count()];
        this.weights = cells.weights[channel];
        for (int at = 0; at < levels.length; at++) {
            levels[at] = cells.received[channel][at] + cells.wanted[channel][at];
            became[at] = -cells.wanted[channel][at];
        }
        this.neighborhood = neighborhood;
        this.across = 1 + (cells.columns - 1) / neighborhood;
        this.shared = new double[across * (1 + (cells.rows - 1) / neighborhood)][UNKNOWNS + 2];
        double sum = 0;
        double total = 0;
        for (int at = 0; at < levels.length; at++) {
            sum += weights[at] * levels[at];
            total += weights[at];
        }
        this.middle = total == 0 ? 0 : sum / total;
        for (int level = 0; level < LEVELS; level++) {
            effects[level] = effects(level);
        }
    }

    private double[] effects(int level) {
        double[] effects = new double[UNKNOWNS];
        double knots = level / 255.0 * (KNOTS - 1);
        int knot = Math.min(KNOTS - 2, (int) knots);
        effects[0] = 1;
        effects[GAIN] = (level - middle) / 255;
        effects[GAMMA] = gamma(level);
        effects[BENDS + knot] = 1 - (knots - knot);
        effects[BENDS + knot + 1] = knots - knot;
        return effects;
    }

    /** The direction in which a gamma bends a curve, 0 at the middle and flat there. */
    private double gamma(double level) {
        double v = Math.max(level, 0.5) / 255;
        double m = Math.max(middle, 0.5) / 255;
        return -v * Math.log(v) + m * Math.log(m) + (Math.log(m) + 1) * (v - m);
    }

    /** Returns the changes of all levels. */
    float[] curve() {
        int known = 0;
        for (float weight : weights) {
            known += weight > 0 ? 1 : 0;
        }
        if (known < MIN_CELLS) {
            return new float[LEVELS];
        }
        float[] left = became.clone();
        float median = Robust.median(left, weights);
        for (int at = 0; at < left.length; at++) {
            left[at] -= median;
        }
        float[] curve = new float[LEVELS];
        for (int round = 0; round < ROUNDS; round++) {
            curve = improved(left);
        }
        return back(bounded(curve));
    }

    /** Fits with weights by what the last curve left, and replaces that. */
    private float[] improved(float[] left) {
        float scale = cells.scale(channel, left);
        float[] robust = left;
        double total = 0;
        for (int at = 0; at < left.length; at++) {
            robust[at] = weights[at] * Robust.weight(left[at], scale);
            total += robust[at];
        }
        LinearSystem system = drawn();
        add(system, robust, total);
        double[] unknowns = system.solve();
        float[] curve = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            for (int i = 0; i < UNKNOWNS; i++) {
                curve[level] += (float) (unknowns[i] * effects[level][i]);
            }
        }
        leave(curve, unknowns, left);
        return curve;
    }

    private static LinearSystem drawn() {
        LinearSystem system = new LinearSystem(UNKNOWNS);
        system.draw(0, 1e-9);
        system.draw(GAIN, DRAWN_GAIN);
        system.draw(GAMMA, DRAWN_GAMMA);
        for (int knot = 0; knot < KNOTS; knot++) {
            system.draw(BENDS + knot, DRAWN_BEND);
        }
        return system;
    }

    /** Adds all cells, without what the cells of a neighborhood have in common. */
    private void add(LinearSystem system, float[] robust, double total) {
        for (double[] group : shared) {
            Arrays.fill(group, 0);
        }
        for (int y = 0; y < cells.rows; y++) {
            for (int x = 0; x < cells.columns; x++) {
                int at = y * cells.columns + x;
                if (robust[at] > 0) {
                    double[] effect = effects[Math.round(levels[at])];
                    float wanted = became[at];
                    system.add(effect, wanted, robust[at] / total);
                    double[] group = shared[y / neighborhood * across + x / neighborhood];
                    for (int i = 0; i < UNKNOWNS; i++) {
                        group[i] += robust[at] * effect[i];
                    }
                    group[UNKNOWNS] += robust[at] * wanted;
                    group[UNKNOWNS + 1] += robust[at];
                }
            }
        }
        for (double[] group : shared) {
            double weight = group[UNKNOWNS + 1];
            if (weight > 0) {
                for (int i = 0; i <= UNKNOWNS; i++) {
                    group[i] /= weight;
                }
                if (shared.length > 1) {
                    system.add(group, group[UNKNOWNS], -weight / total);
                }
            }
        }
    }

    private void leave(float[] curve, double[] unknowns, float[] left) {
        double[] offsets = new double[shared.length];
        if (shared.length > 1) {
            for (int group = 0; group < offsets.length; group++) {
                offsets[group] = shared[group][UNKNOWNS];
                for (int i = 0; i < UNKNOWNS; i++) {
                    offsets[group] -= unknowns[i] * shared[group][i];
                }
            }
        }
        for (int y = 0; y < cells.rows; y++) {
            for (int x = 0; x < cells.columns; x++) {
                int at = y * cells.columns + x;
                double offset = offsets[y / neighborhood * across + x / neighborhood];
                left[at] = weights[at] == 0 ? 0 : (float) (became[at] - ColorCurve.at(curve, levels[at]) - offset);
            }
        }
    }

    private float[] bounded(float[] curve) {
        int low = (int) Robust.quantile(levels, weights, 0.01);
        int high = Math.min(LEVELS - 1, (int) Robust.quantile(levels, weights, 0.99) + 1);
        float largest = 0;
        for (int level = low; level <= high; level++) {
            largest = Math.max(largest, Math.abs(curve[level]));
        }
        float bound = MAX_BEYOND * largest + ALWAYS;
        float[] bounded = curve.clone();
        for (int level = high + 1; level < LEVELS; level++) {
            bounded[level] = next(bounded[level - 1], curve[level], bound);
        }
        for (int level = low - 1; level >= 0; level--) {
            bounded[level] = next(bounded[level + 1], curve[level], bound);
        }
        return bounded;
    }

    /** Returns the changes that lead from what levels became back to them. */
    private static float[] back(float[] curve) {
        float[] back = new float[LEVELS];
        float reached = curve[0];
        int level = 0;
        for (int received = 0; received < LEVELS; received++) {
            float next = level + 1 < LEVELS ? Math.max(reached + MIN_STEP, level + 1 + curve[level + 1]) : 0;
            while (level + 1 < LEVELS - 1 && next < received) {
                level++;
                reached = next;
                next = Math.max(reached + MIN_STEP, level + 1 + curve[level + 1]);
            }
            float share = (received - reached) / (next - reached);
            back[received] = level + Math.max(-MAX_OUTSIDE, Math.min(MAX_OUTSIDE, share)) - received;
        }
        return back;
    }

    private static float next(float neighbor, float wanted, float bound) {
        float sloped = Math.max(neighbor - MAX_SLOPE, Math.min(neighbor + MAX_SLOPE, wanted));
        return Math.max(-bound, Math.min(bound, sloped));
    }
}

package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.Arrays;

/**
 * Fills the hole of the coarsest level patch by patch, first where most is known and where lines run into the hole
 * (Criminisi, Pérez and Toyama, 2004), so that the rounds of searching and voting start from something coherent.
 *
 * <p>A smooth surface over the hole predicts roughly what patches should look like: nothing is copied into the hole
 * that stands out against all of its surroundings.
 */
final class ExemplarStart {
    /** The divisor for the weight of a pixel that is only predicted by the smooth surface, compared to a known one. */
    private static final int PREDICTED_DIVISOR = 4;

    /** The divisor for the detail of a source: of two that fit, the flatter one is copied. */
    private static final int DETAIL_DIVISOR = 4;

    /**
     * Copies that differ by more levels from the smooth surface, and from the known pixels that they overlap, are of
     * things that do not belong there; those of a strong but regular pattern differ only from the surface.
     */
    private static final int MAX_DEVIATION = 50;

    private static final int MAX_MISFIT = 35;

    /**
     * How far from a filled patch others are ranked again: those that overlap it, plus one pixel that contrast reads.
     */
    private static final int CHANGED = 2 * PatchLevel.RADIUS + 1;

    private final PatchLevel level;
    private final boolean[] known;
    private final float[] confidence;
    private final double[] priorities;
    private final int[] sources;
    private final int[] details;
    private double misfit;
    private long overlap;

    ExemplarStart(PatchLevel level) {
        this.level = level;
        int count = level.width * level.height;
        this.known = new boolean[count];
        this.confidence = new float[count];
        this.priorities = new double[count];
        for (int at = 0; at < count; at++) {
            known[at] = !level.hole(at);
            confidence[at] = known[at] ? 1 : 0;
        }
        this.sources = level.sources();
        this.details = Arrays.stream(sources)
                .map(source -> PatchDetail.of(level, source) / DETAIL_DIVISOR)
                .toArray();
    }

    /** Returns whether the hole was filled by patches that fit. */
    boolean fill(ParallelRows workers, Checkpoint checkpoint) {
        predict(workers, checkpoint.part(0, 0.1));
        byte[] predicted = level.samples.clone();
        rank(0, 0, level.width, level.height);
        int holes = unknown();
        for (int target = next(); target >= 0; target = next()) {
            checkpoint.reached(1 - 0.9 * unknown() / holes);
            int source = best(target);
            measureMisfit(target, source);
            copy(source, target);
            int x = target % level.width;
            int y = target / level.width;
            rank(x - CHANGED, y - CHANGED, x + CHANGED + 1, y + CHANGED + 1);
        }
        return fits(predicted);
    }

    private boolean fits(byte[] predicted) {
        double squares = 0;
        int count = 0;
        for (int i = 0; i < predicted.length; i++) {
            if (level.hole(i / level.channels)) {
                int deviation = level.samples[i] - predicted[i];
                squares += deviation * deviation;
                count++;
            }
        }
        return squares <= (double) MAX_DEVIATION * MAX_DEVIATION * count
                || misfit <= (double) MAX_MISFIT * MAX_MISFIT * overlap;
    }

    private void measureMisfit(int target, int source) {
        for (int dy = -PatchLevel.RADIUS; dy <= PatchLevel.RADIUS; dy++) {
            int row = target + dy * level.width;
            for (int at = row - PatchLevel.RADIUS; at <= row + PatchLevel.RADIUS; at++) {
                if (known[at]) {
                    misfit += square(at, at + source - target);
                    overlap += level.channels;
                }
            }
        }
    }

    private int square(int one, int other) {
        int square = 0;
        for (int i = 0; i < level.channels; i++) {
            int difference = level.samples[one * level.channels + i] - level.samples[other * level.channels + i];
            square += difference * difference;
        }
        return square;
    }

    private int unknown() {
        int unknown = 0;
        for (boolean pixel : known) {
            unknown += pixel ? 0 : 1;
        }
        return unknown;
    }

    private void predict(ParallelRows workers, Checkpoint checkpoint) {
        boolean[] unknown = new boolean[known.length];
        for (int at = 0; at < unknown.length; at++) {
            unknown[at] = level.hole(at);
        }
        float[] plane = new float[unknown.length];
        for (int channel = 0; channel < level.channels; channel++) {
            for (int at = 0; at < plane.length; at++) {
                plane[at] = level.samples[at * level.channels + channel];
            }
            Checkpoint part = checkpoint.part((double) channel / level.channels, (channel + 1.0) / level.channels);
            new PoissonBlend(workers).span(plane, unknown, level.width, level.height, part);
            for (int at = 0; at < plane.length; at++) {
                level.samples[at * level.channels + channel] = (byte) Math.round(plane[at]);
            }
        }
    }

    /** Ranks the target patches in a rectangle: all at first, then those affected by a filled one. */
    private void rank(int left, int top, int right, int bottom) {
        int lastRow = Math.min(level.height - PatchLevel.RADIUS, bottom);
        int lastColumn = Math.min(level.width - PatchLevel.RADIUS, right);
        for (int y = Math.max(PatchLevel.RADIUS, top); y < lastRow; y++) {
            for (int x = Math.max(PatchLevel.RADIUS, left); x < lastColumn; x++) {
                int at = y * level.width + x;
                priorities[at] = level.target[at] ? priority(at) : -1;
            }
        }
    }

    /** Returns the target patch to fill next, or -1 when no remaining patch touches a known pixel. */
    private int next() {
        int best = -1;
        double highest = -1;
        for (int y = PatchLevel.RADIUS; y < level.height - PatchLevel.RADIUS; y++) {
            int row = y * level.width;
            for (int at = row + PatchLevel.RADIUS; at < row + level.width - PatchLevel.RADIUS; at++) {
                if (priorities[at] > highest) {
                    highest = priorities[at];
                    best = at;
                }
            }
        }
        return best;
    }

    /**
     * Returns how much is known under a patch, times the strength of the strongest line; -1 when there is nothing to
     * do.
     */
    private double priority(int center) {
        float sum = 0;
        int unknown = 0;
        double strongest = 0;
        for (int dy = -PatchLevel.RADIUS; dy <= PatchLevel.RADIUS; dy++) {
            int row = center + dy * level.width;
            for (int at = row - PatchLevel.RADIUS; at <= row + PatchLevel.RADIUS; at++) {
                sum += confidence[at];
                unknown += known[at] ? 0 : 1;
                strongest = Math.max(strongest, contrast(at));
            }
        }
        if (unknown == 0 || sum == 0) {
            return -1;
        }
        return sum / (PatchLevel.SIDE * PatchLevel.SIDE) * (1 + strongest);
    }

    /** Returns how much a known pixel differs from its known neighbors to the right and below, 0 to about 1. */
    private double contrast(int at) {
        if (!known[at]) {
            return 0;
        }
        int sum = 0;
        int right = at + 1;
        int below = at + level.width;
        for (int i = 0; i < level.channels; i++) {
            int own = level.samples[at * level.channels + i];
            if (right % level.width != 0 && known[right]) {
                sum += Math.abs(own - level.samples[right * level.channels + i]);
            }
            if (below < known.length && known[below]) {
                sum += Math.abs(own - level.samples[below * level.channels + i]);
            }
        }
        return sum / (2.0 * 255 * level.channels);
    }

    /** Returns the source whose pixels are most similar to the known ones of a target. */
    private int best(int target) {
        int best = sources[0];
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < sources.length; i++) {
            int difference = details[i] + difference(target, sources[i], least - details[i]);
            if (difference < least) {
                least = difference;
                best = sources[i];
            }
        }
        return best;
    }

    private int difference(int target, int source, int limit) {
        int sum = 0;
        for (int dy = -PatchLevel.RADIUS; dy <= PatchLevel.RADIUS && sum < limit; dy++) {
            int row = dy * level.width;
            for (int dx = -PatchLevel.RADIUS; dx <= PatchLevel.RADIUS; dx++) {
                int at = target + row + dx;
                int square = square(at, source + row + dx);
                sum += known[at] ? square : square / PREDICTED_DIVISOR;
            }
        }
        return sum;
    }

    private void copy(int source, int target) {
        float sum = 0;
        for (int dy = -PatchLevel.RADIUS; dy <= PatchLevel.RADIUS; dy++) {
            int row = target + dy * level.width;
            for (int at = row - PatchLevel.RADIUS; at <= row + PatchLevel.RADIUS; at++) {
                sum += confidence[at];
            }
        }
        for (int dy = -PatchLevel.RADIUS; dy <= PatchLevel.RADIUS; dy++) {
            int row = target + dy * level.width;
            for (int at = row - PatchLevel.RADIUS; at <= row + PatchLevel.RADIUS; at++) {
                if (!known[at]) {
                    int from = (source + at - target) * level.channels;
                    System.arraycopy(level.samples, from, level.samples, at * level.channels, level.channels);
                    known[at] = true;
                    confidence[at] = sum / (PatchLevel.SIDE * PatchLevel.SIDE);
                }
            }
        }
    }
}

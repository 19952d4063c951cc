package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.SeededRandom;

/**
 * Improves a field of patches (PatchMatch: Barnes et al., 2009): each patch tries the sources next to those of its
 * neighbors, then random sources around its current one, at decreasing distances.
 *
 * <p>Bands of a fixed number of rows are searched independently and see their neighbors as they were before the pass,
 * so that the field does not depend on the number of threads.
 */
final class PatchSearch {
    private static final int BAND = 24;
    /** The number of bands searched between two checkpoints. */
    private static final int SLICE = 8;

    private final PatchLevel level;
    private final PatchField field;
    private final PatchFeatures features;
    private final ParallelRows workers;
    private final int radius;

    PatchSearch(PatchField field, int radius, ParallelRows workers) {
        this.level = field.level;
        this.field = field;
        this.features = new PatchFeatures(field.level, workers);
        this.workers = workers;
        this.radius = radius;
    }

    /** Measures all patches again after their pixels have changed. */
    void measure() {
        features.renew();
        workers.rows(level.height, BAND, (from, to) -> {
            for (int at = from * level.width; at < to * level.width; at++) {
                if (level.target[at]) {
                    field.cost[at] = features.difference(at, field.nearest[at], Integer.MAX_VALUE);
                }
            }
        });
    }

    /** Goes once through all patches, downward or upward. */
    void pass(boolean down, long seed, Checkpoint checkpoint) {
        int bands = (level.height + BAND - 1) / BAND;
        int[] before = field.nearest.clone();
        for (int slice = 0; slice < bands; slice += SLICE) {
            int first = slice;
            int count = Math.min(SLICE, bands - slice);
            workers.rows(count, 1, (from, to) -> {
                for (int band = first + from; band < first + to; band++) {
                    if (down) {
                        down(band, before, seed);
                    } else {
                        up(band, before, seed);
                    }
                }
            });
            checkpoint.reached((double) (slice + count) / bands);
        }
    }

    private void down(int band, int[] before, long seed) {
        int first = band * BAND;
        int end = Math.min(level.height, first + BAND);
        for (int y = first; y < end; y++) {
            for (int at = y * level.width; at < (y + 1) * level.width; at++) {
                if (level.target[at]) {
                    int above = neighbor(at, -level.width);
                    improve(at, neighbor(at, -1), above, above < first * level.width ? before : field.nearest, seed);
                }
            }
        }
    }

    private void up(int band, int[] before, long seed) {
        int first = band * BAND;
        int end = Math.min(level.height, first + BAND);
        for (int y = end - 1; y >= first; y--) {
            for (int at = (y + 1) * level.width - 1; at >= y * level.width; at--) {
                if (level.target[at]) {
                    int below = neighbor(at, level.width);
                    improve(at, neighbor(at, 1), below, below >= end * level.width ? before : field.nearest, seed);
                }
            }
        }
    }

    /** Returns the next patch in a direction: one step away, or nearer for the image's last ones. */
    private int neighbor(int at, int direction) {
        return level.target[at + direction] ? at + direction : at + PatchLevel.STEP * direction;
    }

    private void improve(int at, int beside, int inRow, int[] sourcesOfRow, long seed) {
        if (field.cost[at] == 0) {
            return;
        }
        if (level.target[beside]) {
            offer(at, field.nearest[beside] + at - beside);
        }
        if (level.target[inRow]) {
            offer(at, sourcesOfRow[inRow] + at - inRow);
        }
        long bits = SeededRandom.mix(seed, at);
        for (int reach = radius; reach >= 1; reach /= 2) {
            offer(at, near(field.nearest[at], reach, bits));
            bits = SeededRandom.mix(bits);
        }
    }

    /** Takes a source if it is valid and more similar to the patch than the current one. */
    private void offer(int at, int source) {
        if (source != field.nearest[at]
                && level.source[source]
                && (field.mirror.isEmpty() || field.mirror.get().near(at, source))) {
            int least = field.cost[at];
            int difference = features.difference(at, source, least);
            if (difference < least) {
                field.nearest[at] = source;
                field.cost[at] = difference;
            }
        }
    }

    /** Returns a random position in the square around another, limited to where patches fit into the image. */
    private int near(int place, int reach, long bits) {
        int x = place % level.width;
        int y = place / level.width;
        int left = Math.max(PatchLevel.RADIUS, x - reach);
        int right = Math.min(level.width - 1 - PatchLevel.RADIUS, x + reach);
        int top = Math.max(PatchLevel.RADIUS, y - reach);
        int bottom = Math.min(level.height - 1 - PatchLevel.RADIUS, y + reach);
        int drawnX = left + (int) ((bits >>> 32) * (right - left + 1) >>> 32);
        int drawnY = top + (int) ((bits & 0xFFFFFFFFL) * (bottom - top + 1) >>> 32);
        return drawnY * level.width + drawnX;
    }
}

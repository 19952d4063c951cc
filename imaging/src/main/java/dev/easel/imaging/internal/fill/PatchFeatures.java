package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * The values by which patches are compared: their colors and how their brightness changes to the right and downward, so
 * that a smooth area is not confused with a grainy one of the same color.
 */
final class PatchFeatures {
    /** How much more a known pixel counts in a patch that has both known and hole pixels. */
    private static final int KNOWN_WEIGHT = 8;

    private static final int ROWS_PER_PART = 32;

    private final PatchLevel level;
    private final ParallelRows workers;
    private final int channels;
    private final byte[] values;

    PatchFeatures(PatchLevel level, ParallelRows workers) {
        this.level = level;
        this.workers = workers;
        this.channels = level.channels + 2;
        this.values = new byte[level.width * level.height * channels];
        workers.rows(level.height, ROWS_PER_PART, (from, to) -> describe(from, to, true));
    }

    /** Describes the hole again after it was painted. */
    void renew() {
        workers.rows(level.height, ROWS_PER_PART, (from, to) -> describe(from, to, false));
    }

    private void describe(int from, int to, boolean all) {
        int width = level.width;
        for (int y = from; y < to; y++) {
            int below = y + 1 < level.height ? width : 0;
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int right = x + 1 < width ? 1 : 0;
                if (all || level.hole(at) || level.hole(at + right) || level.hole(at + below)) {
                    int out = at * channels;
                    System.arraycopy(level.samples, at * level.channels, values, out, level.channels);
                    int own = luma(at);
                    values[out + level.channels] = slope(own, luma(at + right));
                    values[out + level.channels + 1] = slope(own, luma(at + below));
                }
            }
        }
    }

    /** Returns the brightness of a pixel, times four. */
    private int luma(int at) {
        int i = at * level.channels;
        return level.samples[i] + 2 * level.samples[i + 1] + level.samples[i + 2];
    }

    private static byte slope(int one, int other) {
        return (byte) Math.max(-128, Math.min(127, (other - one) / 4));
    }

    /** Returns how much a source differs from a target, or any value not below the limit once that is reached. */
    int difference(int target, int source, int limit) {
        int corner = PatchLevel.RADIUS * level.width + PatchLevel.RADIUS;
        int a = (target - corner) * channels;
        int b = (source - corner) * channels;
        return level.depth[target] > PatchLevel.RADIUS
                ? completelyUnknown(a, b, limit)
                : partlyKnown(target - corner, a, b, limit);
    }

    private int completelyUnknown(int a, int b, int limit) {
        int stride = level.width * channels;
        int across = PatchLevel.SIDE * channels;
        int sum = 0;
        for (int row = 0; row < PatchLevel.SIDE && sum < limit; row++) {
            for (int i = 0; i < across; i++) {
                int difference = values[a + i] - values[b + i];
                sum += difference * difference;
            }
            a += stride;
            b += stride;
        }
        return sum;
    }

    private int partlyKnown(int at, int a, int b, int limit) {
        int sum = 0;
        for (int row = 0; row < PatchLevel.SIDE && sum < limit; row++) {
            int start = row * level.width;
            for (int x = start; x < start + PatchLevel.SIDE; x++) {
                int square = 0;
                for (int i = x * channels; i < (x + 1) * channels; i++) {
                    int difference = values[a + i] - values[b + i];
                    square += difference * difference;
                }
                sum += level.depth[at + x] == 0 ? KNOWN_WEIGHT * square : square;
            }
        }
        return sum;
    }
}

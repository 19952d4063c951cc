package dev.easel.imaging.internal.masks;

import java.util.Arrays;

/**
 * Tells the noise of a mask from what it marks.
 *
 * <p>Weights near 0 and near 255 are the weak ends of a soft edge, or noise: a canvas that is not quite black, the rings
 * of lossy compression. They count only near a soft edge, as far as an edge of its steepness can reach, and there only
 * above the level of the noise elsewhere.
 */
final class Noise {
    /** Smaller weights do not mark clearly; as far below 255, weights do not keep clearly. */
    static final int CLEAR = 24;

    /** The edge of a tile, within which soft edges are taken to be equally steep. */
    private static final int TILE = 32;
    /** How much further than a straight edge a soft one reaches: the tail of a Gaussian blur takes 2.5 times as long. */
    private static final int TAIL = 3;
    /** The share of the pixels away from soft edges that are noisier than the noise is taken to be: one in that many. */
    private static final int OUTLIERS = 20;

    private final Coverage mask;
    private final int across;
    private final int down;
    private final int flip;

    private Noise(Coverage mask, boolean high) {
        this.mask = mask;
        this.across = (mask.width() + TILE - 1) / TILE;
        this.down = (mask.height() + TILE - 1) / TILE;
        this.flip = high ? 255 : 0;
    }

    /** Removes the noise; returns how many weights were changed. */
    static int clean(Coverage mask) {
        boolean low = false;
        boolean high = false;
        for (byte weight : mask.weights()) {
            int level = weight & 0xFF;
            low |= level > 0 && level < CLEAR;
            high |= level < 255 && level > 255 - CLEAR;
        }
        return (low ? new Noise(mask, false).clean() : 0) + (high ? new Noise(mask, true).clean() : 0);
    }

    private int clean() {
        byte[] reach = reach();
        int floor = floor(reach);
        byte[] weights = mask.weights();
        int cleaned = 0;
        for (int i = 0; i < weights.length; i++) {
            int level = level(i);
            if (level > 0 && level < CLEAR && (reach[i] == 0 || level <= floor)) {
                weights[i] = (byte) flip;
                cleaned++;
            }
        }
        return cleaned;
    }

    private int level(int index) {
        return (mask.weights()[index] & 0xFF) ^ flip;
    }

    /** Returns the level that the weights away from soft edges do not exceed, but for a few. */
    private int floor(byte[] reach) {
        int[] counts = new int[CLEAR];
        int total = 0;
        for (int i = 0; i < reach.length; i++) {
            int level = level(i);
            if (reach[i] == 0 && level < CLEAR) {
                counts[level]++;
                total++;
            }
        }
        int floor = 0;
        for (int rest = total - counts[0]; floor + 1 < CLEAR && rest > total / OUTLIERS; rest -= counts[floor]) {
            floor++;
        }
        return floor;
    }

    /** Returns for each pixel how many pixels further a soft edge still reaches, at least 1; 0 where none does. */
    private byte[] reach() {
        int[] drops = new int[across * down];
        int[] edges = new int[across * down];
        byte[] reach = new byte[mask.weights().length];
        int[] least = new int[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            leastOfThreeRows(y, least);
            for (int x = 0; x < mask.width(); x++) {
                int level = level(y * mask.width() + x);
                if (level < CLEAR) {
                    continue;
                }
                int around = Math.min(
                        least[x], Math.min(least[Math.max(0, x - 1)], least[Math.min(mask.width() - 1, x + 1)]));
                if (around < CLEAR) {
                    int tile = y / TILE * across + x / TILE;
                    drops[tile] += level - around;
                    edges[tile]++;
                    reach[y * mask.width() + x] = 1;
                }
            }
        }
        int[] byTile = reachOfTiles(drops, edges);
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                int i = y * mask.width() + x;
                if (reach[i] != 0) {
                    reach[i] = (byte) byTile[y / TILE * across + x / TILE];
                }
            }
        }
        spread(reach);
        return reach;
    }

    private void leastOfThreeRows(int y, int[] least) {
        int width = mask.width();
        int above = Math.max(0, y - 1) * width;
        int below = Math.min(mask.height() - 1, y + 1) * width;
        for (int x = 0; x < width; x++) {
            least[x] = Math.min(level(y * width + x), Math.min(level(above + x), level(below + x)));
        }
    }

    private int[] reachOfTiles(int[] drops, int[] edges) {
        int[] reach = new int[drops.length];
        for (int tile = 0; tile < reach.length; tile++) {
            int drop = drops[tile];
            int count = edges[tile];
            reach[tile] = drop == 0 ? 0 : Math.min(255, (TAIL * CLEAR * count + drop / 2) / drop);
        }
        return reach;
    }

    /** Carries each reach to the pixels around, one less with every step, in one pass down and one up. */
    private void spread(byte[] reach) {
        int width = mask.width();
        int[] before = new int[width + 2];
        int[] row = new int[width + 2];
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(before, 0);
            for (int step = 0; step < mask.height(); step++) {
                int start = (pass == 0 ? step : mask.height() - 1 - step) * width;
                boolean any = false;
                for (int x = 1; x <= width; x++) {
                    int nearest = Math.max(before[x], Math.max(before[x - 1], before[x + 1]));
                    row[x] = Math.max(reach[start + x - 1] & 0xFF, nearest - 1);
                    any |= row[x] > 1;
                }
                if (any) {
                    for (int x = 2; x <= width; x++) {
                        row[x] = Math.max(row[x], row[x - 1] - 1);
                    }
                    for (int x = width - 1; x > 0; x--) {
                        row[x] = Math.max(row[x], row[x + 1] - 1);
                    }
                }
                for (int x = 1; x <= width; x++) {
                    reach[start + x - 1] = (byte) Math.max(0, row[x]);
                }
                int[] swap = before;
                before = row;
                row = swap;
            }
        }
    }
}

package dev.easel.imaging.internal.masks;

import java.util.Arrays;

/**
 * Tells the noise of a mask from what it marks.
 *
 * <p>Weights near 0 and near 255 are the weak ends of a soft edge, or noise: a canvas that is not quite black, the rings
 * of lossy compression. They count only near a soft edge, as far as an edge of its steepness can reach, and there only
 * above the level of the noise elsewhere. Needs one byte a pixel, and only where there is a soft edge.
 */
final class Noise {
    /** Smaller weights do not mark clearly; as far below 255, weights do not keep clearly. */
    static final int CLEAR = 24;

    /** The side of a tile, within which soft edges are taken to be equally steep. */
    private static final int TILE = 32;
    /** How much further than a straight edge a soft one reaches: the tail of a Gaussian blur takes 2.5 times as long. */
    private static final int TAIL = 3;
    /** The share of the pixels away from soft edges that are noisier than the noise is taken to be: one in that many. */
    private static final int OUTLIERS = 20;

    private final Coverage mask;
    private final byte[] weights;
    private final int across;
    private final int down;
    private final int flip;

    private Noise(Coverage mask, boolean high) {
        this.mask = mask;
        this.weights = mask.weights();
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
        int[] tiles = reachOfTiles();
        boolean soft = Arrays.stream(tiles).anyMatch(reach -> reach > 0);
        byte[] reach = soft ? reach(tiles) : new byte[0];
        int floor = soft ? floor(reach) : CLEAR;
        int cleaned = 0;
        for (int i = 0; i < weights.length; i++) {
            int level = level(i);
            if (level > 0 && level < CLEAR && (level <= floor || reach[i] == 0)) {
                weights[i] = (byte) flip;
                cleaned++;
            }
        }
        return cleaned;
    }

    private int level(int index) {
        return (weights[index] & 0xFF) ^ flip;
    }

    /** Returns the level that the weights away from soft edges do not exceed, but for a few. */
    private int floor(byte[] reach) {
        int[] counts = new int[CLEAR];
        int total = 0;
        for (int i = 0; i < reach.length; i++) {
            int level = level(i);
            if (level < CLEAR && reach[i] == 0) {
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

    /** Returns for each tile how many pixels beyond what is clear its edges reach; 0 where they are hard. */
    private int[] reachOfTiles() {
        int[] reach = new int[across * down];
        boolean[] faint = new boolean[reach.length];
        boolean[] clear = new boolean[reach.length];
        sort(faint, clear);
        for (int tile = 0; tile < reach.length; tile++) {
            if (clear[tile] && near(faint, tile)) {
                int[] drops = new int[2];
                forEachEdge(tile, (index, drop) -> {
                    drops[0] += drop;
                    drops[1]++;
                });
                reach[tile] = drops[1] == 0 ? 0 : Math.min(255, (TAIL * CLEAR * drops[1] + drops[0] / 2) / drops[0]);
            }
        }
        return reach;
    }

    /** Finds which tiles have pixels that are not clearly marked, and which have others. */
    private void sort(boolean[] faint, boolean[] clear) {
        for (int y = 0; y < mask.height(); y++) {
            for (int left = 0; left < mask.width(); left += TILE) {
                int least = 255;
                int most = 0;
                int end = y * mask.width() + Math.min(mask.width(), left + TILE);
                for (int i = y * mask.width() + left; i < end; i++) {
                    int level = level(i);
                    least = Math.min(least, level);
                    most = Math.max(most, level);
                }
                int tile = y / TILE * across + left / TILE;
                faint[tile] |= least < CLEAR;
                clear[tile] |= most >= CLEAR;
            }
        }
    }

    private boolean near(boolean[] tiles, int tile) {
        int x = tile % across;
        int y = tile / across;
        boolean found = false;
        for (int j = Math.max(0, y - 1); j <= Math.min(down - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(across - 1, x + 1); i++) {
                found |= tiles[j * across + i];
            }
        }
        return found;
    }

    /** Receives a clearly marked pixel beside one that is not, and how far it is above its least marked neighbor. */
    private interface Edge {
        void at(int index, int drop);
    }

    private void forEachEdge(int tile, Edge edge) {
        int left = tile % across * TILE;
        int top = tile / across * TILE;
        for (int y = top; y < Math.min(mask.height(), top + TILE); y++) {
            for (int x = left; x < Math.min(mask.width(), left + TILE); x++) {
                int level = level(y * mask.width() + x);
                int least = level < CLEAR ? CLEAR : leastAround(x, y);
                if (least < CLEAR) {
                    edge.at(y * mask.width() + x, level - least);
                }
            }
        }
    }

    private int leastAround(int x, int y) {
        int least = 255;
        for (int j = Math.max(0, y - 1); j <= Math.min(mask.height() - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(mask.width() - 1, x + 1); i++) {
                least = Math.min(least, level(j * mask.width() + i));
            }
        }
        return least;
    }

    /** Returns for each pixel how many pixels further a soft edge still reaches, at least 1; 0 where none does. */
    private byte[] reach(int[] tiles) {
        byte[] reach = new byte[weights.length];
        for (int tile = 0; tile < tiles.length; tile++) {
            byte far = (byte) tiles[tile];
            if (far != 0) {
                forEachEdge(tile, (index, drop) -> reach[index] = far);
            }
        }
        byte[] row = new byte[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            spread(reach, y * mask.width(), y > 0 ? (y - 1) * mask.width() : -1, row);
        }
        for (int y = mask.height() - 2; y >= 0; y--) {
            spread(reach, y * mask.width(), (y + 1) * mask.width(), row);
        }
        return reach;
    }

    /** Carries the reach of a row and of the row before it to the pixels of the row, one less with every step. */
    private void spread(byte[] reach, int start, int before, byte[] zeros) {
        int width = mask.width();
        boolean nothing = Arrays.mismatch(reach, start, start + width, zeros, 0, width) < 0
                && (before < 0 || Arrays.mismatch(reach, before, before + width, zeros, 0, width) < 0);
        if (nothing) {
            return;
        }
        int carried = 0;
        for (int x = 0; x < width; x++) {
            carried = Math.max(reach[start + x] & 0xFF, carried - 1);
            if (before >= 0) {
                int above = Math.max(reach[before + x] & 0xFF, x > 0 ? reach[before + x - 1] & 0xFF : 0);
                carried = Math.max(carried, Math.max(above, x + 1 < width ? reach[before + x + 1] & 0xFF : 0) - 1);
            }
            carried = Math.max(0, carried);
            reach[start + x] = (byte) carried;
        }
        for (int x = width - 2; x >= 0; x--) {
            reach[start + x] = (byte) Math.max(reach[start + x] & 0xFF, (reach[start + x + 1] & 0xFF) - 1);
        }
    }
}

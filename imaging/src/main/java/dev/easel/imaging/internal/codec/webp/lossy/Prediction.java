package dev.easel.imaging.internal.codec.webp.lossy;

import java.util.Arrays;

/** Predicts blocks from the levels above them and to their left (RFC 6386, section 12). */
final class Prediction {
    private Prediction() {}

    /** Predicts a square block of 16 or 8 levels; the mean includes only neighbors within the image. */
    static void block(LevelPlane plane, int at, int size, int mode, boolean hasLeft, boolean hasAbove) {
        byte[] levels = plane.levels;
        int stride = plane.stride;
        switch (mode) {
            case BlockModes.DC -> fill(plane, at, size, mean(plane, at, size, hasLeft, hasAbove));
            case BlockModes.VERTICAL -> {
                for (int y = 0; y < size; y++) {
                    System.arraycopy(levels, at - stride, levels, at + y * stride, size);
                }
            }
            case BlockModes.HORIZONTAL -> {
                for (int row = at; row < at + size * stride; row += stride) {
                    Arrays.fill(levels, row, row + size, levels[row - 1]);
                }
            }
            default -> trueMotion(plane, at, size);
        }
    }

    private static void fill(LevelPlane plane, int at, int size, int level) {
        for (int row = at; row < at + size * plane.stride; row += plane.stride) {
            Arrays.fill(plane.levels, row, row + size, (byte) level);
        }
    }

    private static int mean(LevelPlane plane, int at, int size, boolean hasLeft, boolean hasAbove) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += hasLeft ? plane.level(at - 1 + i * plane.stride) : 0;
            sum += hasAbove ? plane.level(at - plane.stride + i) : 0;
        }
        int count = (hasLeft ? size : 0) + (hasAbove ? size : 0);
        return count == 0 ? 128 : (sum + count / 2) / count;
    }

    private static void trueMotion(LevelPlane plane, int at, int size) {
        int above = at - plane.stride;
        int corner = plane.level(above - 1);
        for (int row = at; row < at + size * plane.stride; row += plane.stride) {
            int difference = plane.level(row - 1) - corner;
            for (int x = 0; x < size; x++) {
                int level = plane.level(above + x) + difference;
                plane.levels[row + x] = (byte) Math.max(0, Math.min(255, level));
            }
        }
    }

    /**
     * Predicts a block of 4×4 levels.
     *
     * @param edge 13 levels: those to the left from the bottom up, the corner, the four above, the four above to the right;
     *     filled by {@link #edge}
     */
    static void small(LevelPlane plane, int at, int mode, int[] edge) {
        switch (mode) {
            case BlockModes.DC -> fill(plane, at, 4, smallMean(edge));
            case BlockModes.TRUE_MOTION -> trueMotion(plane, at, 4);
            default -> {
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        plane.levels[at + y * plane.stride + x] = (byte) directed(mode, x, y, edge);
                    }
                }
            }
        }
    }

    private static int smallMean(int[] edge) {
        int sum = 4;
        for (int i = 0; i < 4; i++) {
            sum += edge[i] + edge[5 + i];
        }
        return sum >> 3;
    }

    /** Fills the levels around a small block. */
    static void edge(LevelPlane plane, int at, int[] edge) {
        for (int i = 0; i < 4; i++) {
            edge[i] = plane.level(at - 1 + (3 - i) * plane.stride);
            edge[5 + i] = plane.level(at - plane.stride + i);
            edge[9 + i] = plane.level(at - plane.stride + 4 + i);
        }
        edge[4] = plane.level(at - plane.stride - 1);
    }

    private static int directed(int mode, int x, int y, int[] edge) {
        return switch (mode) {
            case BlockModes.VERTICAL -> three(edge, 5 + x);
            case BlockModes.HORIZONTAL -> y == 3 ? (edge[1] + 3 * edge[0] + 2) >> 2 : three(edge, 3 - y);
            case BlockModes.LEFT_DOWN -> x + y == 6 ? (edge[11] + 3 * edge[12] + 2) >> 2 : three(edge, 6 + x + y);
            case BlockModes.RIGHT_DOWN -> three(edge, 4 + x - y);
            case BlockModes.VERTICAL_RIGHT -> verticalRight(x, y, edge);
            case BlockModes.VERTICAL_LEFT -> verticalLeft(x, y, edge);
            case BlockModes.HORIZONTAL_DOWN -> horizontalDown(x, y, edge);
            default -> horizontalUp(x, y, edge);
        };
    }

    private static int verticalRight(int x, int y, int[] edge) {
        int along = 2 * x - y;
        if (along < -1) {
            return three(edge, 5 + along);
        }
        return (along & 1) == 0 ? two(edge, 4 + along / 2) : three(edge, 4 + (along + 1) / 2);
    }

    private static int verticalLeft(int x, int y, int[] edge) {
        if (x == 3 && y >= 2) {
            return three(edge, y == 2 ? 10 : 11);
        }
        int from = 5 + x + (y >> 1);
        return (y & 1) == 0 ? two(edge, from) : three(edge, from + 1);
    }

    private static int horizontalDown(int x, int y, int[] edge) {
        int along = 2 * y - x;
        if (along < -1) {
            return three(edge, 3 - along);
        }
        return (along & 1) == 0 ? two(edge, 3 - along / 2) : three(edge, 4 - (along + 1) / 2);
    }

    private static int horizontalUp(int x, int y, int[] edge) {
        int along = x + 2 * y;
        if (along > 5) {
            return edge[0];
        }
        if (along == 5) {
            return (edge[1] + 3 * edge[0] + 2) >> 2;
        }
        return (along & 1) == 0 ? two(edge, 2 - along / 2) : three(edge, 2 - along / 2);
    }

    /** Returns the mean of a level of the edge and the next. */
    private static int two(int[] edge, int at) {
        return edge[at] + edge[at + 1] + 1 >> 1;
    }

    /** Returns the mean of a level of the edge, counted twice, and those beside it. */
    private static int three(int[] edge, int at) {
        return edge[at - 1] + 2 * edge[at] + edge[at + 1] + 2 >> 2;
    }
}

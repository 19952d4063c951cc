package dev.easel.imaging.internal.codec.webp.lossy;

/** Smooths the edges of blocks (RFC 6386, section 15). */
final class LoopFilter {
    private final LevelPlane luma;
    private final LevelPlane blue;
    private final LevelPlane red;

    LoopFilter(LevelPlane luma, LevelPlane blue, LevelPlane red) {
        this.luma = luma;
        this.blue = blue;
        this.red = red;
    }

    /** Filters the edges of a block in luma only. */
    void simple(int column, int row, LoopStrength strength, boolean inner) {
        int at = luma.at(16 * column, 16 * row);
        int stride = luma.stride;
        int outerLimit = 2 * (strength.limit() + 4) + 1;
        int innerLimit = 2 * strength.limit() + 1;
        if (column > 0) {
            simpleEdge(at, 1, stride, outerLimit);
        }
        for (int i = 4; i < 16 && inner; i += 4) {
            simpleEdge(at + i, 1, stride, innerLimit);
        }
        if (row > 0) {
            simpleEdge(at, stride, 1, outerLimit);
        }
        for (int i = 4; i < 16 && inner; i += 4) {
            simpleEdge(at + i * stride, stride, 1, innerLimit);
        }
    }

    private void simpleEdge(int from, int across, int along, int limit) {
        byte[] levels = luma.levels;
        for (int i = 0, at = from; i < 16; i++, at += along) {
            if (step(levels, at, across) <= limit) {
                two(levels, at, across);
            }
        }
    }

    /** Filters the edges of a block in all three components. */
    void normal(int column, int row, LoopStrength strength, boolean inner) {
        normal(luma, luma.at(16 * column, 16 * row), 16, column, row, strength, inner);
        normal(blue, blue.at(8 * column, 8 * row), 8, column, row, strength, inner);
        normal(red, red.at(8 * column, 8 * row), 8, column, row, strength, inner);
    }

    private static void normal(
            LevelPlane plane, int at, int size, int column, int row, LoopStrength strength, boolean inner) {
        int stride = plane.stride;
        if (column > 0) {
            outerEdge(plane.levels, at, 1, stride, size, strength);
        }
        for (int i = 4; i < size && inner; i += 4) {
            innerEdge(plane.levels, at + i, 1, stride, size, strength);
        }
        if (row > 0) {
            outerEdge(plane.levels, at, stride, 1, size, strength);
        }
        for (int i = 4; i < size && inner; i += 4) {
            innerEdge(plane.levels, at + i * stride, stride, 1, size, strength);
        }
    }

    private static void outerEdge(byte[] levels, int from, int across, int along, int count, LoopStrength strength) {
        int limit = 2 * (strength.limit() + 4) + 1;
        for (int i = 0, at = from; i < count; i++, at += along) {
            if (smooth(levels, at, across, limit, strength.interior())) {
                if (detailed(levels, at, across, strength.detail())) {
                    two(levels, at, across);
                } else {
                    six(levels, at, across);
                }
            }
        }
    }

    private static void innerEdge(byte[] levels, int from, int across, int along, int count, LoopStrength strength) {
        int limit = 2 * strength.limit() + 1;
        for (int i = 0, at = from; i < count; i++, at += along) {
            if (smooth(levels, at, across, limit, strength.interior())) {
                if (detailed(levels, at, across, strength.detail())) {
                    two(levels, at, across);
                } else {
                    four(levels, at, across);
                }
            }
        }
    }

    private static int step(byte[] levels, int at, int across) {
        return 4 * distance(levels, at - across, at) + distance(levels, at - 2 * across, at + across);
    }

    private static int distance(byte[] levels, int a, int b) {
        return Math.abs((levels[a] & 0xFF) - (levels[b] & 0xFF));
    }

    private static boolean smooth(byte[] levels, int at, int across, int limit, int interior) {
        return step(levels, at, across) <= limit
                && distance(levels, at - 4 * across, at - 3 * across) <= interior
                && distance(levels, at - 3 * across, at - 2 * across) <= interior
                && distance(levels, at - 2 * across, at - across) <= interior
                && distance(levels, at + 3 * across, at + 2 * across) <= interior
                && distance(levels, at + 2 * across, at + across) <= interior
                && distance(levels, at + across, at) <= interior;
    }

    private static boolean detailed(byte[] levels, int at, int across, int most) {
        return distance(levels, at - 2 * across, at - across) > most || distance(levels, at + across, at) > most;
    }

    /** Changes the two levels at the edge. */
    private static void two(byte[] levels, int at, int across) {
        int difference = 3 * ((levels[at] & 0xFF) - (levels[at - across] & 0xFF))
                + signed((levels[at - 2 * across] & 0xFF) - (levels[at + across] & 0xFF));
        add(levels, at - across, signed5(difference + 3));
        add(levels, at, -signed5(difference + 4));
    }

    /** Changes four levels at the edge. */
    private static void four(byte[] levels, int at, int across) {
        int difference = 3 * ((levels[at] & 0xFF) - (levels[at - across] & 0xFF));
        int after = signed5(difference + 4);
        int outer = after + 1 >> 1;
        add(levels, at - 2 * across, outer);
        add(levels, at - across, signed5(difference + 3));
        add(levels, at, -after);
        add(levels, at + across, -outer);
    }

    /** Changes six levels at the edge. */
    private static void six(byte[] levels, int at, int across) {
        int difference = signed(3 * ((levels[at] & 0xFF) - (levels[at - across] & 0xFF))
                + signed((levels[at - 2 * across] & 0xFF) - (levels[at + across] & 0xFF)));
        int near = 27 * difference + 63 >> 7;
        int middle = 18 * difference + 63 >> 7;
        int far = 9 * difference + 63 >> 7;
        add(levels, at - 3 * across, far);
        add(levels, at - 2 * across, middle);
        add(levels, at - across, near);
        add(levels, at, -near);
        add(levels, at + across, -middle);
        add(levels, at + 2 * across, -far);
    }

    private static void add(byte[] levels, int at, int change) {
        levels[at] = (byte) Math.max(0, Math.min(255, (levels[at] & 0xFF) + change));
    }

    private static int signed(int value) {
        return Math.max(-128, Math.min(127, value));
    }

    /** Returns an eighth, clamped to five bits. */
    private static int signed5(int value) {
        return Math.max(-16, Math.min(15, value >> 3));
    }
}

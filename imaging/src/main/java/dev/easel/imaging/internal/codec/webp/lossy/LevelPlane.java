package dev.easel.imaging.internal.codec.webp.lossy;

import java.util.Arrays;

/**
 * The levels of one component, with an extra row above, one column on the left and four on the right that hold the
 * levels from which blocks at the edges are predicted (RFC 6386, section 12.2).
 */
final class LevelPlane {
    private static final byte ABOVE = 127;
    private static final byte LEFT = (byte) 129;
    private static final int RIGHT_COLUMNS = 4;

    final byte[] levels;
    final int stride;

    LevelPlane(int width, int height) {
        this.stride = 1 + width + RIGHT_COLUMNS;
        this.levels = new byte[(height + 1) * stride];
        Arrays.fill(levels, 0, stride, ABOVE);
        for (int row = stride; row < levels.length; row += stride) {
            levels[row] = LEFT;
        }
    }

    /** Returns the index of a level; −1 is the extra row above or the extra column on the left. */
    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    int level(int at) {
        return levels[at] & 0xFF;
    }
}

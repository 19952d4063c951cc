package dev.easel.imaging.internal.codec.webp.lossy;

import java.util.Arrays;

/**
 * Records which small blocks above and to the left had coefficients: for each block, four of luma, two of each chroma
 * and one of second order.
 */
final class CoefficientContext {
    static final int LUMA = 0;
    static final int BLUE = 4;
    static final int RED = 6;
    static final int SECOND = 8;

    private static final int KINDS = 9;

    private final byte[] above;
    private final byte[] left = new byte[KINDS];
    private int first;

    CoefficientContext(int blocksAcross) {
        this.above = new byte[KINDS * blocksAcross];
    }

    void beginRow() {
        Arrays.fill(left, (byte) 0);
    }

    void beginBlock(int column) {
        first = KINDS * column;
    }

    /** Returns how many of the two neighbors of a small block had coefficients. */
    int neighbors(int kind, int x, int y) {
        return above[first + kind + x] + left[kind + y];
    }

    void set(int kind, int x, int y, boolean coefficients) {
        byte value = (byte) (coefficients ? 1 : 0);
        above[first + kind + x] = value;
        left[kind + y] = value;
    }

    /** Records a block without coefficients; if it has small modes, second order stays unchanged. */
    void setEmpty(boolean small) {
        int kinds = small ? SECOND : KINDS;
        Arrays.fill(above, first, first + kinds, (byte) 0);
        Arrays.fill(left, 0, kinds, (byte) 0);
    }
}

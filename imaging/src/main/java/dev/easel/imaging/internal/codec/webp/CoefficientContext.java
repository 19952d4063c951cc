package dev.easel.imaging.internal.codec.webp;

import java.util.Arrays;

/**
 * Which small blocks above and to the left had coefficients: four of luma, two of each chroma and one of second order for
 * each block.
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

    /** Returns how many of the two neighbours of a small block had coefficients. */
    int neighbours(int kind, int x, int y) {
        return above[first + kind + x] + left[kind + y];
    }

    void set(int kind, int x, int y, boolean coefficients) {
        byte value = (byte) (coefficients ? 1 : 0);
        above[first + kind + x] = value;
        left[kind + y] = value;
    }

    /** Notes a block without any coefficients; one of small blocks says nothing about second order. */
    void setEmpty(boolean small) {
        int kinds = small ? SECOND : KINDS;
        Arrays.fill(above, first, first + kinds, (byte) 0);
        Arrays.fill(left, 0, kinds, (byte) 0);
    }
}

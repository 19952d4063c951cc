package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.harmonize.plane.Cholesky;
import java.util.Arrays;

/**
 * Finds a smooth field of displacements that follows the steps that blocks still lack after an affine motion.
 *
 * <p>Where no block tells, as in the middle of a mask, the field continues as smoothly as it can.
 */
final class WarpFit {
    /** Cells of the field along the longer side. */
    private static final int CELLS = 8;

    /** How strongly neighboring control values are held together, against a block that is fully believed. */
    private static final double EVENNESS = 0.03;

    /** How strongly the field is kept from bending. */
    private static final double STIFFNESS = 0.15;

    /** How strongly it is kept at 0. */
    private static final double CALM = 0.002;

    private static final double TOLERANCE = 0.5;
    private static final int ROUNDS = 2;

    private final Blocks blocks;
    private final int across;
    private final int down;
    private final int columns;
    private final int controls;
    private final double cellWidth;
    private final double cellHeight;

    WarpFit(Blocks blocks) {
        Level level = blocks.level();
        this.blocks = blocks;
        double cell = Math.max(level.width(), level.height()) / (double) CELLS;
        this.across = (int) Math.ceil(level.width() / cell);
        this.down = (int) Math.ceil(level.height() / cell);
        this.columns = across + 3;
        this.controls = columns * (down + 3);
        this.cellWidth = level.width() / (double) across;
        this.cellHeight = level.height() / (double) down;
    }

    /** Which blocks count. */
    @FunctionalInterface
    interface Chosen {
        boolean counts(Blocks blocks, int block);
    }

    /** Returns an affine motion bent so that it takes the steps that blocks lack after a motion. */
    SmoothWarp fit(Affine affine, Motion motion, Match match, Chosen chosen) {
        Steps steps = new Steps(match, affine, motion);
        double[] trust = new double[blocks.count()];
        Arrays.setAll(trust, b -> steps.known(b) && chosen.counts(blocks, b) ? 1 : 0);
        double[] field = new double[2 * controls];
        for (int round = 0; round < ROUNDS; round++) {
            field = solve(steps, trust);
            for (int b = 0; b < trust.length; b++) {
                if (trust[b] > 0) {
                    double share = steps.off(b, at(field, b, 0), at(field, b, 1)) / TOLERANCE;
                    trust[b] = 1 / (1 + share * share);
                }
            }
        }
        return new SmoothWarp(affine, cellWidth, cellHeight, across, down, axis(field, 0), axis(field, 1));
    }

    /** Returns every second value, from a first one on: the control values across, or down. */
    private static double[] axis(double[] field, int first) {
        double[] values = new double[field.length / 2];
        Arrays.setAll(values, i -> field[2 * i + first]);
        return values;
    }

    private double[] solve(Steps steps, double[] trust) {
        double[][] matrix = new double[2 * controls][2 * controls];
        double[] right = new double[2 * controls];
        int[] at = new int[16];
        double[] weights = new double[16];
        for (int b = 0; b < trust.length; b++) {
            if (trust[b] > 0) {
                spread(b, at, weights);
                add(steps, b, trust[b], at, weights, matrix, right);
            }
        }
        for (int axis = 0; axis < 2; axis++) {
            smooth(matrix, axis);
        }
        return Cholesky.solve(matrix, right);
    }

    private void add(Steps steps, int b, double trust, int[] at, double[] weights, double[][] matrix, double[] right) {
        for (int i = 0; i < at.length; i++) {
            double weight = trust * weights[i];
            for (int j = 0; j < at.length; j++) {
                double both = weight * weights[j];
                int row = 2 * at[i];
                int column = 2 * at[j];
                matrix[row][column] += both * steps.xx[b];
                matrix[row + 1][column] += both * steps.xy[b];
                matrix[row][column + 1] += both * steps.xy[b];
                matrix[row + 1][column + 1] += both * steps.yy[b];
            }
            right[2 * at[i]] += weight * steps.rightX[b];
            right[2 * at[i] + 1] += weight * steps.rightY[b];
        }
    }

    private void smooth(double[][] matrix, int axis) {
        for (int i = 0; i < controls; i++) {
            int column = i % columns;
            matrix[2 * i + axis][2 * i + axis] += CALM;
            if (column + 1 < columns) {
                penalize(matrix, EVENNESS, axis, i, 1, 1, -1);
            }
            if (i + columns < controls) {
                penalize(matrix, EVENNESS, axis, i, columns, 1, -1);
            }
            if (column + 2 < columns) {
                penalize(matrix, STIFFNESS, axis, i, 1, 1, -2, 1);
            }
            if (i + 2 * columns < controls) {
                penalize(matrix, STIFFNESS, axis, i, columns, 1, -2, 1);
            }
        }
    }

    private static void penalize(double[][] matrix, double weight, int axis, int from, int step, double... factors) {
        for (int i = 0; i < factors.length; i++) {
            for (int j = 0; j < factors.length; j++) {
                matrix[2 * (from + i * step) + axis][2 * (from + j * step) + axis] += weight * factors[i] * factors[j];
            }
        }
    }

    /** Writes which sixteen control values matter at a block's center, and how much. */
    private void spread(int block, int[] at, double[] weights) {
        double[] x = new double[4];
        double[] y = new double[4];
        int column = Spline.weights(blocks.x(block) / cellWidth, across, x);
        int row = Spline.weights(blocks.y(block) / cellHeight, down, y);
        for (int i = 0; i < 16; i++) {
            at[i] = (row + i / 4) * columns + column + i % 4;
            weights[i] = y[i / 4] * x[i % 4];
        }
    }

    private double at(double[] field, int block, int axis) {
        int[] at = new int[16];
        double[] weights = new double[16];
        spread(block, at, weights);
        double sum = 0;
        for (int i = 0; i < 16; i++) {
            sum += weights[i] * field[2 * at[i] + axis];
        }
        return sum;
    }
}

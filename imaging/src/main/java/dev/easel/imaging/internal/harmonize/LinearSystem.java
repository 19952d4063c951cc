package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.harmonize.plane.Cholesky;

/** A small symmetric system of linear equations, as least squares add up to. */
final class LinearSystem {
    private final int size;
    private final double[][] matrix;
    private final double[] right;

    LinearSystem(int size) {
        this.size = size;
        this.matrix = new double[size][size];
        this.right = new double[size];
    }

    /** Adds a weighted wish that the unknowns, times their factors, add up to a value. */
    void add(double[] factors, double value, double weight) {
        for (int i = 0; i < size; i++) {
            double factor = weight * factors[i];
            if (factor != 0) {
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += factor * factors[j];
                }
                right[i] += factor * value;
            }
        }
    }

    /** Adds a weighted wish that an unknown is 0. */
    void draw(int unknown, double weight) {
        matrix[unknown][unknown] += weight;
    }

    /** Returns the unknowns and consumes the system; each unknown must have been drawn to 0, however weakly. */
    double[] solve() {
        return Cholesky.solve(matrix, right);
    }
}

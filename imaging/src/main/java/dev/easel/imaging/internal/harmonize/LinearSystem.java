package dev.easel.imaging.internal.harmonize;

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

    /** Returns the unknowns, by Cholesky's decomposition; each unknown must have been drawn to 0, however weakly. */
    double[] solve() {
        double[][] lower = new double[size][size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
            }
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * values[k];
            }
            values[i] = sum / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = values[i];
            for (int k = i + 1; k < size; k++) {
                sum -= lower[k][i] * values[k];
            }
            values[i] = sum / lower[i][i];
        }
        return values;
    }
}

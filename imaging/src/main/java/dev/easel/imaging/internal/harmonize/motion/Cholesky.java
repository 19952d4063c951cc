package dev.easel.imaging.internal.harmonize.motion;

/** Solves symmetric systems of linear equations whose matrix is positive definite. */
final class Cholesky {
    private Cholesky() {}

    /** Returns the unknowns; the matrix, of which the lower half counts, is replaced by its decomposition. */
    static double[] solve(double[][] matrix, double[] right) {
        double[] values = right.clone();
        for (int i = 0; i < values.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - dot(row, matrix[j], j)) / matrix[j][j];
            }
            row[i] = Math.sqrt(Math.max(1e-12, row[i] - dot(row, row, i)));
            values[i] = (values[i] - dot(row, values, i)) / row[i];
        }
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] /= matrix[i][i];
            for (int j = 0; j < i; j++) {
                values[j] -= matrix[i][j] * values[i];
            }
        }
        return values;
    }

    private static double dot(double[] one, double[] other, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }
}

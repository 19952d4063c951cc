package dev.easel.imaging.internal.harmonize.plane;

/** Solves symmetric systems of linear equations whose matrix is positive definite. */
public final class Cholesky {
    /** Keeps a matrix that is only nearly positive definite from failing. */
    private static final double LEAST = 1e-12;

    private Cholesky() {}

    /**
     * Returns the unknowns; the matrix, of which the lower half counts, is replaced by its decomposition. A row costs as
     * much as there is from its first value that is not 0 to the diagonal.
     */
    public static double[] solve(double[][] matrix, double[] right) {
        double[] values = right.clone();
        int[] first = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            double[] row = matrix[i];
            while (first[i] < i && row[first[i]] == 0) {
                first[i]++;
            }
            for (int j = first[i]; j < i; j++) {
                row[j] = (row[j] - dot(row, matrix[j], Math.max(first[i], first[j]), j)) / matrix[j][j];
            }
            row[i] = Math.sqrt(Math.max(LEAST, row[i] - dot(row, row, first[i], i)));
            values[i] = (values[i] - dot(row, values, first[i], i)) / row[i];
        }
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] /= matrix[i][i];
            for (int j = first[i]; j < i; j++) {
                values[j] -= matrix[i][j] * values[i];
            }
        }
        return values;
    }

    private static double dot(double[] one, double[] other, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }
}

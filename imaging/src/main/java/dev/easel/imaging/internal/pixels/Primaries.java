package dev.easel.imaging.internal.pixels;

import java.util.Arrays;
import java.util.Optional;

/**
 * The chromaticities (CIE 1931 x and y) of white and of the primaries of a color space.
 *
 * @param xy white, red, green and blue, x before y
 */
public record Primaries(double... xy) {
    /** The primaries of sRGB and of high-definition television. */
    public static final Primaries SRGB = new Primaries(0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06);
    /** The primaries of wide-gamut screens of phones and computers. */
    public static final Primaries DISPLAY_P3 = new Primaries(0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060);
    /** The primaries of ultra-high-definition television. */
    public static final Primaries BT2020 = new Primaries(0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046);

    /** Bradford's matrix from XYZ to the responses of the eye's cones (ICC.1:2010, annex E). */
    private static final double[] CONES = {0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296};

    /** The white of ICC profiles as XYZ. */
    static final double[] D50 = {0.9642, 1, 0.8249};

    /** Returns whether each chromaticity is within a thousandth of the other's. */
    public boolean near(Primaries other) {
        for (int i = 0; i < xy.length; i++) {
            if (Math.abs(xy[i] - other.xy[i]) > 0.001) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the matrix, row by row, from linear red, green and blue to XYZ as sourceCones under the white D50 of ICC profiles;
     * empty if the chromaticities do not span a color space.
     */
    public Optional<double[]> toD50() {
        double[] light = new double[9];
        for (int i = 0; i < 3; i++) {
            double[] xyz = xyz(i + 1);
            for (int row = 0; row < 3; row++) {
                light[3 * row + i] = xyz[row];
            }
        }
        double[] white = xyz(0);
        double[] shares = times(inverse(light), white);
        for (int i = 0; i < 9; i++) {
            light[i] *= shares[i % 3];
        }
        double[] sourceCones = times(CONES, white);
        double[] targetCones = times(CONES, D50);
        double[] adapted = new double[9];
        for (int i = 0; i < 9; i++) {
            adapted[i] = CONES[i] * targetCones[i / 3] / sourceCones[i / 3];
        }
        double[] matrix = product(inverse(CONES), product(adapted, light));
        return Arrays.stream(matrix).allMatch(value -> Math.abs(value) < 4) ? Optional.of(matrix) : Optional.empty();
    }

    private double[] xyz(int i) {
        double x = xy[2 * i];
        double y = xy[2 * i + 1];
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[] times(double[] matrix, double[] vector) {
        double[] result = new double[3];
        for (int i = 0; i < 9; i++) {
            result[i / 3] += matrix[i] * vector[i % 3];
        }
        return result;
    }

    private static double[] product(double[] left, double[] right) {
        double[] result = new double[9];
        for (int i = 0; i < 27; i++) {
            result[i / 9 * 3 + i % 3] += left[i / 9 * 3 + i / 3 % 3] * right[i / 3 % 3 * 3 + i % 3];
        }
        return result;
    }

    /** Returns the inverse by cofactors; not finite if the matrix is singular. */
    private static double[] inverse(double[] m) {
        double[] cofactors = new double[9];
        for (int i = 0; i < 9; i++) {
            int up = (i / 3 + 1) % 3 * 3;
            int down = (i / 3 + 2) % 3 * 3;
            int left = (i + 1) % 3;
            int right = (i + 2) % 3;
            cofactors[i % 3 * 3 + i / 3] = m[up + left] * m[down + right] - m[up + right] * m[down + left];
        }
        double determinant = m[0] * cofactors[0] + m[1] * cofactors[3] + m[2] * cofactors[6];
        return Arrays.stream(cofactors).map(value -> value / determinant).toArray();
    }
}

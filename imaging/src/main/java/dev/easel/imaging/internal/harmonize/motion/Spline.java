package dev.easel.imaging.internal.harmonize.motion;

/** Weighs the four control values of a cubic B-spline at a position, in cells. */
final class Spline {
    private Spline() {}

    /** Writes the four weights and returns the index of the first; a position beyond the cells counts as their end. */
    static int weights(double position, int cells, double[] weights) {
        double inside = Math.max(0, Math.min(cells, position));
        int cell = Math.min(cells - 1, (int) inside);
        double t = inside - cell;
        double s = 1 - t;
        weights[0] = s * s * s / 6;
        weights[1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
        weights[2] = (4 - 6 * s * s + 3 * s * s * s) / 6;
        weights[3] = t * t * t / 6;
        return cell;
    }
}

package dev.easel.imaging.internal.harmonize.motion;

import java.util.ArrayList;
import java.util.List;

/**
 * A motion that also bends: on top of an affine motion, points are displaced by a smooth field, a cubic B-spline over a
 * coarse grid.
 */
public final class SmoothWarp implements Motion {
    /** Points looked at along the side of a cell. */
    private static final int PROBES = 3;

    private final Affine affine;
    private final double cellWidth;
    private final double cellHeight;
    private final int across;
    private final int down;
    private final double[] dx;
    private final double[] dy;

    /**
     * Adds a field of {@code across × down} cells; it has three more control values than cells each way, row by row.
     */
    SmoothWarp(Affine affine, double cellWidth, double cellHeight, int across, int down, double[] dx, double[] dy) {
        this.affine = affine;
        this.cellWidth = cellWidth;
        this.cellHeight = cellHeight;
        this.across = across;
        this.down = down;
        this.dx = dx;
        this.dy = dy;
    }

    @Override
    public boolean identity() {
        return false;
    }

    @Override
    public SmoothWarp scaled(double acrossFactor, double downFactor) {
        return new SmoothWarp(
                affine.scaled(acrossFactor, downFactor),
                cellWidth * acrossFactor,
                cellHeight * downFactor,
                across,
                down,
                times(dx, acrossFactor),
                times(dy, downFactor));
    }

    @Override
    public void row(int y, int from, int count, double[] xs, double[] ys) {
        affine.row(y, from, count, xs, ys);
        int columns = across + 3;
        double[] rowX = new double[columns];
        double[] rowY = new double[columns];
        double[] weights = new double[4];
        int firstRow = Spline.weights((y + 0.5) / cellHeight, down, weights);
        int firstColumn = Spline.weights((from + 0.5) / cellWidth, across, new double[4]);
        int lastColumn = Spline.weights((from + count - 0.5) / cellWidth, across, new double[4]) + 3;
        for (int column = firstColumn; column <= lastColumn; column++) {
            for (int k = 0; k < 4; k++) {
                int at = (firstRow + k) * columns + column;
                rowX[column] += weights[k] * dx[at];
                rowY[column] += weights[k] * dy[at];
            }
        }
        for (int i = 0; i < count; i++) {
            int first = Spline.weights((from + i + 0.5) / cellWidth, across, weights);
            double sumX = 0;
            double sumY = 0;
            for (int k = 0; k < 4; k++) {
                sumX += weights[k] * rowX[first + k];
                sumY += weights[k] * rowY[first + k];
            }
            xs[i] += sumX;
            ys[i] += sumY;
        }
    }

    @Override
    public Affine affine() {
        return affine;
    }

    /** Returns how far the field displaces a point at most. */
    double bend() {
        double[] xs = new double[1];
        double[] ys = new double[1];
        double farthest = 0;
        for (double top = 0; top <= down * cellHeight; top += cellHeight / PROBES) {
            for (double left = 0; left <= across * cellWidth; left += cellWidth / PROBES) {
                row((int) top, (int) left, 1, xs, ys);
                double x = (int) left + 0.5;
                double y = (int) top + 0.5;
                farthest = Math.max(farthest, Math.hypot(xs[0] - affine.x(x, y), ys[0] - affine.y(x, y)));
            }
        }
        return farthest;
    }

    @Override
    public List<String> undone(int width, int height) {
        List<String> figures = new ArrayList<>(affine.undone(width, height));
        figures.add(Figures.signed("bend of up to %s px", 1, bend()));
        return List.copyOf(figures);
    }

    private static double[] times(double[] values, double factor) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}

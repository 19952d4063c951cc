package dev.easel.imaging.internal.harmonize.motion;

import java.util.ArrayList;
import java.util.List;

/**
 * A motion that also bends: on top of an affine motion, points are displaced by a smooth field, a cubic B-spline over a
 * coarse grid.
 */
public final class SmoothWarp implements Motion {
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
        for (int column = 0; column < columns; column++) {
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

    /** Returns an upper bound of how far the field displaces a point. */
    double bend() {
        double farthest = 0;
        for (int i = 0; i < dx.length; i++) {
            farthest = Math.max(farthest, Math.hypot(dx[i], dy[i]));
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

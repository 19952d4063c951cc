package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.harmonize.plane.Plane;

/** Averages the evidence in a square around each pixel, in the same time for any size of the square. */
final class BoxMean {
    private final int width;
    private final int height;
    private final boolean[] evidence;
    private final int radius;
    private final float[] counts;

    BoxMean(int width, int height, boolean[] evidence, int radius) {
        this.width = width;
        this.height = height;
        this.evidence = evidence;
        this.radius = radius;
        float[] ones = new float[evidence.length];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = evidence[i] ? 1 : 0;
        }
        this.counts = sums(ones);
    }

    /** Returns a plane minus its mean around each pixel; 0 where there is no evidence. */
    Plane without(Plane plane) {
        float[] values = new float[evidence.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = evidence[i] ? plane.values()[i] : 0;
        }
        float[] sums = sums(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = evidence[i] ? values[i] - sums[i] / counts[i] : 0;
        }
        return new Plane(width, height, values);
    }

    /** Returns where the evidence fills at least a share of the square. */
    boolean[] full(double share) {
        boolean[] full = new boolean[counts.length];
        double least = share * (2 * radius + 1) * (2 * radius + 1);
        for (int i = 0; i < full.length; i++) {
            full[i] = evidence[i] && counts[i] >= least;
        }
        return full;
    }

    private float[] sums(float[] values) {
        float[] across = new float[values.length];
        for (int y = 0; y < height; y++) {
            sumRow(values, y * width, across);
        }
        float[] sums = new float[values.length];
        float[] column = new float[width];
        for (int y = 0; y < Math.min(radius, height); y++) {
            add(column, across, y * width);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                add(column, across, (y + radius) * width);
            }
            System.arraycopy(column, 0, sums, y * width, width);
            if (y >= radius) {
                subtract(column, across, (y - radius) * width);
            }
        }
        return sums;
    }

    private static void add(float[] column, float[] rows, int row) {
        for (int x = 0; x < column.length; x++) {
            column[x] += rows[row + x];
        }
    }

    private static void subtract(float[] column, float[] rows, int row) {
        for (int x = 0; x < column.length; x++) {
            column[x] -= rows[row + x];
        }
    }

    private void sumRow(float[] values, int row, float[] sums) {
        double sum = 0;
        for (int x = 0; x < Math.min(radius, width); x++) {
            sum += values[row + x];
        }
        for (int x = 0; x < width; x++) {
            if (x + radius < width) {
                sum += values[row + x + radius];
            }
            if (x - radius - 1 >= 0) {
                sum -= values[row + x - radius - 1];
            }
            sums[row + x] = (float) sum;
        }
    }
}

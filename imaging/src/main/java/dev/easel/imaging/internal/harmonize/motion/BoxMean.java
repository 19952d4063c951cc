package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.harmonize.plane.BoxSums;
import dev.easel.imaging.internal.harmonize.plane.Plane;

/** Averages the evidence in a square around each pixel. */
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
        this.counts = BoxSums.of(ones, width, height, radius);
    }

    /** Returns a plane minus its mean around each pixel; 0 where there is no evidence. */
    Plane without(Plane plane) {
        float[] values = new float[evidence.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = evidence[i] ? plane.values()[i] : 0;
        }
        float[] sums = BoxSums.of(values, width, height, radius);
        for (int i = 0; i < values.length; i++) {
            values[i] = evidence[i] ? values[i] - sums[i] / counts[i] : 0;
        }
        return new Plane(width, height, values);
    }

    /** Returns where the evidence fills at least a share of what the plane has of the square. */
    boolean[] full(double share) {
        boolean[] full = new boolean[counts.length];
        for (int y = 0; y < height; y++) {
            int rows = Math.min(height, y + radius + 1) - Math.max(0, y - radius);
            for (int x = 0; x < width; x++) {
                int columns = Math.min(width, x + radius + 1) - Math.max(0, x - radius);
                int i = y * width + x;
                full[i] = evidence[i] && counts[i] >= share * rows * columns;
            }
        }
        return full;
    }
}

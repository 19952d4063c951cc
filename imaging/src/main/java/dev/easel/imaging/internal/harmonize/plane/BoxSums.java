package dev.easel.imaging.internal.harmonize.plane;

/** Adds up what is in a square around each value, in the same time for any size of the square. */
public final class BoxSums {
    private BoxSums() {}

    /**
     * Returns the sums; what lies outside counts as 0.
     *
     * @param radius how many values a square reaches to each side
     */
    public static float[] of(float[] values, int width, int height, int radius) {
        float[] sums = new float[values.length];
        double[] columns = new double[width];
        double[] before = new double[width + 1];
        for (int y = 0; y < Math.min(radius, height); y++) {
            add(columns, values, y * width);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                add(columns, values, (y + radius) * width);
            }
            across(columns, before, radius, sums, y * width);
            if (y >= radius) {
                subtract(columns, values, (y - radius) * width);
            }
        }
        return sums;
    }

    private static void across(double[] columns, double[] before, int radius, float[] sums, int row) {
        int width = columns.length;
        for (int x = 0; x < width; x++) {
            before[x + 1] = before[x] + columns[x];
        }
        int inner = Math.max(radius, width - radius);
        for (int x = 0; x < Math.min(radius, width); x++) {
            sums[row + x] = (float) before[Math.min(width, x + radius + 1)];
        }
        for (int x = radius; x < inner; x++) {
            sums[row + x] = (float) (before[x + radius + 1] - before[x - radius]);
        }
        for (int x = inner; x < width; x++) {
            sums[row + x] = (float) (before[width] - before[x - radius]);
        }
    }

    private static void add(double[] columns, float[] values, int row) {
        for (int x = 0; x < columns.length; x++) {
            columns[x] += values[row + x];
        }
    }

    private static void subtract(double[] columns, float[] values, int row) {
        for (int x = 0; x < columns.length; x++) {
            columns[x] -= values[row + x];
        }
    }
}

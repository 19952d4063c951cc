package dev.easel.imaging.internal.harmonize;

/** Averages over squares; what lies outside a plane counts as 0. */
final class BoxBlur {
    /** Three rounds come close to a Gaussian. */
    private static final int ROUNDS = 3;

    private BoxBlur() {}

    /** Blurs in place, nearly by a Gaussian of a number of values. */
    static void gaussian(float[] values, int width, int height, double sigma) {
        int radius = Math.max(1, (int) Math.round((Math.sqrt(12 * sigma * sigma / ROUNDS + 1) - 1) / 2));
        float[] other = new float[values.length];
        for (int round = 0; round < ROUNDS; round++) {
            across(values, other, width, height, radius);
            down(other, values, width, height, radius);
        }
    }

    private static void across(float[] from, float[] to, int width, int height, int radius) {
        float share = 1f / (2 * radius + 1);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            double sum = 0;
            for (int x = 0; x < Math.min(radius, width); x++) {
                sum += from[row + x];
            }
            for (int x = 0; x < width; x++) {
                sum += x + radius < width ? from[row + x + radius] : 0;
                to[row + x] = (float) sum * share;
                sum -= x >= radius ? from[row + x - radius] : 0;
            }
        }
    }

    private static void down(float[] from, float[] to, int width, int height, int radius) {
        float share = 1f / (2 * radius + 1);
        double[] sums = new double[width];
        for (int y = 0; y < Math.min(radius, height); y++) {
            add(sums, from, y * width, 1);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                add(sums, from, (y + radius) * width, 1);
            }
            int row = y * width;
            for (int x = 0; x < width; x++) {
                to[row + x] = (float) sums[x] * share;
            }
            if (y >= radius) {
                add(sums, from, (y - radius) * width, -1);
            }
        }
    }

    private static void add(double[] sums, float[] from, int row, int sign) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += sign * from[row + x];
        }
    }
}

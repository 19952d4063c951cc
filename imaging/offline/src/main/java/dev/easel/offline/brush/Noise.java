package dev.easel.offline.brush;

import dev.easel.imaging.internal.pixels.SeededRandom;

/** Smooth two-dimensional noise, the same on every machine: about -1 to 1, one bump per unit of length. */
public final class Noise {
    private static final int PERIOD = 256;
    private static final int MASK = PERIOD - 1;
    private static final double[] SLOPES_X = new double[PERIOD];
    private static final double[] SLOPES_Y = new double[PERIOD];

    static {
        for (int i = 0; i < PERIOD; i++) {
            SLOPES_X[i] = 1.5 * StrictMath.cos(2 * Math.PI * i / PERIOD);
            SLOPES_Y[i] = 1.5 * StrictMath.sin(2 * Math.PI * i / PERIOD);
        }
    }

    private final int[] shuffled = new int[2 * PERIOD];

    public Noise(long seed) {
        SeededRandom random = new SeededRandom(seed);
        for (int i = 0; i < PERIOD; i++) {
            int other = random.below(i + 1);
            shuffled[i] = shuffled[other];
            shuffled[other] = i;
        }
        System.arraycopy(shuffled, 0, shuffled, PERIOD, PERIOD);
    }

    /** Returns the noise at a position; it repeats after 256 units. */
    public double at(double x, double y) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        double u = x - floorX;
        double v = y - floorY;
        int left = (int) floorX & MASK;
        int top = (int) floorY & MASK;
        int a = shuffled[left] + top;
        int b = shuffled[left + 1] + top;
        double su = u * u * u * (u * (u * 6 - 15) + 10);
        double sv = v * v * v * (v * (v * 6 - 15) + 10);
        double upperLeft = slope(shuffled[a], u, v);
        double lowerLeft = slope(shuffled[a + 1], u, v - 1);
        double upper = upperLeft + su * (slope(shuffled[b], u - 1, v) - upperLeft);
        double lower = lowerLeft + su * (slope(shuffled[b + 1], u - 1, v - 1) - lowerLeft);
        return upper + sv * (lower - upper);
    }

    private static double slope(int which, double dx, double dy) {
        return SLOPES_X[which] * dx + SLOPES_Y[which] * dy;
    }

    /** Returns the noise along a line. */
    public double at(double x) {
        return at(x, 0.37);
    }

    /** Returns several layers of noise, each twice as fine and half as strong as the one before. */
    public double layered(double x, double y, int layers) {
        double sum = 0;
        double strength = 0.6;
        double scale = 1;
        for (int layer = 0; layer < layers; layer++) {
            sum += strength * at(x * scale + 17.3 * layer, y * scale - 9.1 * layer);
            strength *= 0.5;
            scale *= 2;
        }
        return sum;
    }
}

package dev.easel.imaging.offline.brush;

/** Smooth noise over the plane, the same on every machine: about -1 to 1, one bump for each unit of length. */
public final class Noise {
    private final int seed;

    public Noise(long seed) {
        this.seed = (int) (seed ^ seed >>> 32);
    }

    /** Returns the noise at a place. */
    public double at(double x, double y) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        int column = (int) floorX;
        int row = (int) floorY;
        double u = x - floorX;
        double v = y - floorY;
        double su = u * u * u * (u * (u * 6 - 15) + 10);
        double sv = v * v * v * (v * (v * 6 - 15) + 10);
        double top = slope(column, row, u, v) * (1 - su) + slope(column + 1, row, u - 1, v) * su;
        double bottom = slope(column, row + 1, u, v - 1) * (1 - su) + slope(column + 1, row + 1, u - 1, v - 1) * su;
        return (top * (1 - sv) + bottom * sv) * 1.5;
    }

    /** Returns the noise of a line. */
    public double at(double x) {
        return at(x, 0.37);
    }

    /** Returns several layers of noise, each twice as fine and half as strong as the one before. */
    public double layered(double x, double y, int layers) {
        double sum = 0;
        double strength = 1;
        double scale = 1;
        for (int layer = 0; layer < layers; layer++) {
            sum += strength * at(x * scale + 17.3 * layer, y * scale - 9.1 * layer);
            strength *= 0.5;
            scale *= 2;
        }
        return sum * 0.6;
    }

    private double slope(int column, int row, double dx, double dy) {
        int h = column * 0x27D4EB2D ^ row * 0x165667B1 ^ seed;
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h = (h ^ h >>> 12) * 0x297A2D39;
        h ^= h >>> 15;
        // Two bytes are a slope each way; which length does not matter much.
        return ((h & 0xFF) - 127.5) / 127.5 * dx + ((h >> 8 & 0xFF) - 127.5) / 127.5 * dy;
    }
}

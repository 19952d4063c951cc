package dev.easel.it.seams;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Images that are made of nothing but numbers, and look like photographs to a program. */
final class Scenery {
    private static final Map<List<Number>, Bitmap> PHOTOGRAPHS = new ConcurrentHashMap<>();

    private Scenery() {}

    /** Returns a sky with faint clouds and a sun over a ground with detail of all sizes; other seeds, other images. */
    static Bitmap photograph(int width, int height, long seed) {
        return PHOTOGRAPHS.computeIfAbsent(List.of(width, height, seed), key -> painted(width, height, seed));
    }

    private static Bitmap painted(int width, int height, long seed) {
        return Bitmap.painted(width, height, (x, y) -> {
            boolean sky = y < height * (0.45 + 0.1 * Math.sin(5.0 * x / width + seed));
            double texture = (sky ? 10 : 50) * (noise(x, y, 64, seed) - 0.5);
            for (int size = 32; size >= 4; size /= 2) {
                texture += (sky ? 6 : 70) * (noise(x, y, size, seed + size) - 0.5) * Math.sqrt(size / 32.0);
            }
            double shade = (sky ? 40.0 : -30.0) * y / height;
            boolean sun = Math.hypot(x - 0.75 * width, y - 0.3 * height) < 0.12 * width;
            return Bitmap.pixel(
                    (sky ? 110 : 120) + shade + texture + (sun ? 70 : 0),
                    (sky ? 140 : 130) + shade + 0.9 * texture + (sun ? 40 : 0),
                    (sky ? 195 : 80) + shade + 0.7 * texture - (sun ? 60 : 0));
        });
    }

    /** Returns a product on the flat ground of a studio. */
    static Bitmap studio(int width, int height) {
        return Bitmap.painted(width, height, (x, y) -> {
            boolean product = Math.hypot(x - 0.2 * width, y - 0.25 * height) < 0.12 * width;
            return product ? Bitmap.pixel(200, 60 + x % 16 * 4, 40) : Bitmap.pixel(40, 70, 130);
        });
    }

    /** Returns smooth noise, 0 to 1, whose features are about of the given size. */
    private static double noise(int x, int y, int size, long seed) {
        double across = smooth((x % size + 0.5) / size);
        double down = smooth((y % size + 0.5) / size);
        int column = x / size;
        int row = y / size;
        double top = value(column, row, seed) * (1 - across) + value(column + 1, row, seed) * across;
        double bottom = value(column, row + 1, seed) * (1 - across) + value(column + 1, row + 1, seed) * across;
        return top * (1 - down) + bottom * down;
    }

    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }

    /** Mixes the bits of a position and a seed (SplitMix64). */
    private static double value(int column, int row, long seed) {
        long bits = (seed << 40 ^ (long) column << 20 ^ row) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return ((bits ^ bits >>> 31) >>> 11) * 0x1.0p-53;
    }
}

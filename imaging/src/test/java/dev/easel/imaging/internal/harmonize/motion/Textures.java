package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;

/** Images for tests of motion, given at any point, so that a moved one can be drawn exactly. */
final class Textures {
    private static final int OCTAVES = 5;

    private Textures() {}

    /** A color of a scene at a point, 0 to 255 and fractions. */
    @FunctionalInterface
    interface Scene {
        double at(double x, double y);
    }

    /** Returns a scene like a photograph: noise of several octaves, and shapes with soft edges. */
    static Scene photoScene(long seed) {
        return (x, y) -> {
            double level = 120;
            double size = 64;
            double strength = 50;
            for (int octave = 0; octave < OCTAVES; octave++) {
                level += strength * noise(seed + octave, x / size, y / size);
                size /= 1.9;
                strength /= 1.65;
            }
            double along = (0.8 + 0.1 * (seed % 3)) * x - 0.6 * y + 17 * seed;
            double disc =
                    edge(28 - Math.hypot(x + 31 * seed - 90 * Math.rint((x + 31 * seed) / 90), y - 60 - 7 * seed % 40));
            double bar = edge(6 - Math.abs(along - 75 * Math.rint(along / 75)));
            return Math.max(0, Math.min(255, level + 45 * disc - 35 * bar));
        };
    }

    /** Returns an opaque gray image of a scene. */
    static Pixels draw(int width, int height, Scene scene) {
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = 0xFF000000 | (int) Math.round(scene.at(x + 0.5, y + 0.5)) * 0x010101;
            }
        }
        return Pixels.of(width, height, argb);
    }

    static Pixels photo(int width, int height, long seed) {
        return draw(width, height, photoScene(seed));
    }

    private static double edge(double inside) {
        return 1 / (1 + Math.exp(-2 * inside));
    }

    /** Returns smooth noise, −1 to 1. */
    private static double noise(long seed, double x, double y) {
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double s = smooth(x - column);
        double t = smooth(y - row);
        double above = mixed(corner(seed, column, row), corner(seed, column + 1, row), s);
        double below = mixed(corner(seed, column, row + 1), corner(seed, column + 1, row + 1), s);
        return mixed(above, below, t);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mixed(double from, double to, double share) {
        return from + share * (to - from);
    }

    private static double corner(long seed, long column, long row) {
        return (SeededRandom.mix(seed * 31 + column, row) >> 11) * 0x1.0p-52;
    }
}

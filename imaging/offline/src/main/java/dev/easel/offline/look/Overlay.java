package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Noise;

/** Light and haze laid over an image, stronger in some places than in others. */
final class Overlay {
    private static final int ROWS_OF_PART = 32;

    /** How strongly a position is covered, 0 to 1; positions are fractions of the width and the height. */
    @FunctionalInterface
    interface Strength {
        double at(double across, double down);
    }

    @FunctionalInterface
    private interface Mix {
        float of(float light, float other, float share);
    }

    private Overlay() {}

    /** Returns a look that veils the image with a color. */
    static Look veil(Color color, Strength strength) {
        return (image, workers, checkpoint) -> each(
                image, workers, checkpoint, strength, (light, other, share) -> light + (other - light) * share, color);
    }

    /** Returns a look that adds colored light to the image. */
    static Look light(Color color, Strength strength) {
        return (image, workers, checkpoint) -> each(
                image,
                workers,
                checkpoint,
                strength,
                (light, other, share) -> light + other * share * (1.15f - light),
                color);
    }

    /** Returns a look that darkens the image towards its corners. */
    static Look vignette(double amount) {
        return veil(Color.BLACK, (across, down) -> {
            double x = across - 0.5;
            double y = down - 0.5;
            return amount * Math.min(1, 1.6 * Math.max(0, 2 * (x * x + y * y) - 0.18));
        });
    }

    /** Returns a look that lays drifting fog over the image, thicker at the top, where objects are further away. */
    static Look fog(Color color, double thickness, long seed) {
        Noise drift = new Noise(seed);
        return veil(color, (across, down) -> {
            double cloud = 0.72 + 0.5 * drift.layered(across * 3.2, down * 5.5, 4);
            double depth = 0.92 - 0.62 * down * down;
            return Math.max(0, Math.min(0.96, thickness * cloud * depth));
        });
    }

    private static Pixels each(
            Pixels image, ParallelRows workers, Checkpoint checkpoint, Strength strength, Mix mix, Color color) {
        int width = image.width();
        int[] argb = new int[image.argb().length];
        ParallelRows.Rows rows = (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = image.argb()[y * width + x];
                    float share = (float) strength.at((x + 0.5) / width, (y + 0.5) / image.height());
                    argb[y * width + x] = pixel & 0xFF000000
                            | LinearLight.level(mix.of(LinearLight.ofLevel(pixel >> 16 & 0xFF), color.red(), share))
                                    << 16
                            | LinearLight.level(mix.of(LinearLight.ofLevel(pixel >> 8 & 0xFF), color.green(), share))
                                    << 8
                            | LinearLight.level(mix.of(LinearLight.ofLevel(pixel & 0xFF), color.blue(), share));
                }
            }
        };
        workers.rows(image.height(), ROWS_OF_PART, rows, checkpoint);
        return Pixels.of(width, image.height(), argb);
    }
}

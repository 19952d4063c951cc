package dev.easel.imaging.offline.look;

import dev.easel.imaging.offline.brush.Colour;
import dev.easel.imaging.offline.brush.Noise;
import dev.easel.imaging.pixels.LinearLight;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.Workers;

/** Light and haze that lie over a picture, stronger in some places than in others. */
final class Overlay {
    private static final int ROWS_OF_PART = 32;

    /** How strongly a place is covered, 0 to 1; places are parts of the width and the height. */
    @FunctionalInterface
    interface Strength {
        double at(double across, double down);
    }

    @FunctionalInterface
    private interface Mix {
        float of(float light, float other, float share);
    }

    private Overlay() {}

    /** Returns a look that veils the picture with a colour. */
    static Look veil(Colour colour, Strength strength) {
        return (picture, workers) ->
                each(picture, workers, strength, (light, other, share) -> light + (other - light) * share, colour);
    }

    /** Returns a look that adds coloured light to the picture. */
    static Look light(Colour colour, Strength strength) {
        return (picture, workers) -> each(
                picture, workers, strength, (light, other, share) -> light + other * share * (1.15f - light), colour);
    }

    /** Returns a look that darkens the picture towards its corners. */
    static Look vignette(double amount) {
        return veil(Colour.BLACK, (across, down) -> {
            double x = across - 0.5;
            double y = down - 0.5;
            return amount * Math.min(1, 1.6 * Math.max(0, 2 * (x * x + y * y) - 0.18));
        });
    }

    /** Returns a look that lays drifting fog over the picture, thicker further up, where things are further away. */
    static Look fog(Colour colour, double thickness, long seed) {
        Noise drift = new Noise(seed);
        return veil(colour, (across, down) -> {
            double cloud = 0.72 + 0.5 * drift.layered(across * 3.2, down * 5.5, 4);
            double depth = 0.92 - 0.62 * down * down;
            return Math.max(0, Math.min(0.96, thickness * cloud * depth));
        });
    }

    private static Pixels each(Pixels picture, Workers workers, Strength strength, Mix mix, Colour colour) {
        int width = picture.width();
        int[] argb = new int[picture.argb().length];
        workers.rows(picture.height(), ROWS_OF_PART, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = picture.argb()[y * width + x];
                    float share = (float) strength.at((x + 0.5) / width, (y + 0.5) / picture.height());
                    argb[y * width + x] = pixel & 0xFF000000
                            | LinearLight.level(mix.of(LinearLight.ofLevel(pixel >> 16 & 0xFF), colour.red(), share))
                                    << 16
                            | LinearLight.level(mix.of(LinearLight.ofLevel(pixel >> 8 & 0xFF), colour.green(), share))
                                    << 8
                            | LinearLight.level(mix.of(LinearLight.ofLevel(pixel & 0xFF), colour.blue(), share));
                }
            }
        });
        return Pixels.of(width, picture.height(), argb);
    }
}

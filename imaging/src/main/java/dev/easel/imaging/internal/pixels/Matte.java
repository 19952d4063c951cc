package dev.easel.imaging.internal.pixels;

import dev.easel.core.domain.image.Rgb;

/** Lays images over an opaque color. */
public final class Matte {
    private Matte() {}

    /** Returns a pixel as it looks over a color, opaque; levels are mixed as stored and rounded to the nearest. */
    public static int over(int pixel, Rgb matte) {
        int alpha = pixel >>> 24;
        if (alpha == 0xFF) {
            return pixel;
        }
        return 0xFF000000
                | mix(pixel >> 16 & 0xFF, matte.red(), alpha) << 16
                | mix(pixel >> 8 & 0xFF, matte.green(), alpha) << 8
                | mix(pixel & 0xFF, matte.blue(), alpha);
    }

    private static int mix(int level, int ground, int alpha) {
        return (level * alpha + ground * (255 - alpha) + 127) / 255;
    }
}

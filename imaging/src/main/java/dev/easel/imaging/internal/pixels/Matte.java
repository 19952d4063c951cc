package dev.easel.imaging.internal.pixels;

import dev.easel.core.domain.image.Rgb;

/** Composites images over an opaque color. */
public final class Matte {
    private Matte() {}

    /** Returns the opaque result of a pixel over a color; stored levels are mixed without linearizing and rounded to nearest. */
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

    private static int mix(int level, int background, int alpha) {
        return (level * alpha + background * (255 - alpha) + 127) / 255;
    }
}

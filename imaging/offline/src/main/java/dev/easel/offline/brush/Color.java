package dev.easel.offline.brush;

import dev.easel.imaging.internal.pixels.LinearLight;

/** A color in linear light, each channel from 0 to 1, or above 1 for lights; alpha from 0 to 1, not premultiplied. */
public record Color(float red, float green, float blue, float alpha) {
    public static final Color WHITE = new Color(1, 1, 1, 1);
    public static final Color BLACK = new Color(0, 0, 0, 1);
    public static final Color CLEAR = new Color(0, 0, 0, 0);

    private static final double TURN = 360;

    /** Returns the opaque color of an sRGB value {@code 0xRRGGBB}. */
    public static Color rgb(int rgb) {
        return new Color(
                LinearLight.ofLevel(rgb >> 16 & 0xFF),
                LinearLight.ofLevel(rgb >> 8 & 0xFF),
                LinearLight.ofLevel(rgb & 0xFF),
                1);
    }

    /**
     * Returns the color of OKLCH coordinates, in which lightness and hue are perceptual.
     *
     * @param lightness 0 (black) to 1 (white)
     * @param chroma 0 (gray) to about 0.3 (the strongest that screens can show)
     * @param hue in degrees: 30 red, 70 orange, 110 yellow, 145 green, 195 cyan, 260 blue, 310 violet, 350 pink
     */
    public static Color lch(double lightness, double chroma, double hue) {
        double angle = hue * 2 * Math.PI / TURN;
        return lab(lightness, chroma * StrictMath.cos(angle), chroma * StrictMath.sin(angle));
    }

    private static Color lab(double lightness, double a, double b) {
        double l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                shown(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
                1);
    }

    private static double cubed(double value) {
        return value * value * value;
    }

    private static float shown(double light) {
        return (float) Math.max(0, Math.min(1, light));
    }

    private double[] lab() {
        double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    /** Returns the perceptual mix of two colors; the share is that of the other, 0 to 1. */
    public Color mix(Color other, double share) {
        double part = Math.max(0, Math.min(1, share));
        double[] from = lab();
        double[] to = other.lab();
        Color mixed = lab(
                from[0] + (to[0] - from[0]) * part,
                from[1] + (to[1] - from[1]) * part,
                from[2] + (to[2] - from[2]) * part);
        return mixed.withAlpha(alpha + (other.alpha - alpha) * part);
    }

    /** Returns the color lighter (above 0) or darker (below) by a step of perceptual lightness. */
    public Color lighter(double step) {
        double[] lab = lab();
        double lightness = Math.max(0, Math.min(1, lab[0] + step));
        return lab(lightness, lab[1], lab[2]).withAlpha(alpha);
    }

    /** Returns the color with its chroma multiplied. */
    public Color stronger(double factor) {
        double[] lab = lab();
        return lab(lab[0], lab[1] * factor, lab[2] * factor).withAlpha(alpha);
    }

    public Color withAlpha(double share) {
        return new Color(red, green, blue, (float) share);
    }

    /** Returns the perceptual lightness of the color, 0 to 1. */
    public double lightness() {
        return lab()[0];
    }
}

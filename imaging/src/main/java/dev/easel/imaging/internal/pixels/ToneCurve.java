package dev.easel.imaging.internal.pixels;

/**
 * Converts stored values, 0–1, to light: {@code (a·value + b)^exponent} from {@code split} up, {@code slope·value} below.
 *
 * <p>This is the parametric curve of type 3 in ICC.1:2010, section 10.16.
 */
public record ToneCurve(double exponent, double a, double b, double slope, double split) {
    /** The curve of sRGB (IEC 61966-2-1). */
    public static final ToneCurve SRGB = new ToneCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
    /** The inverse of the camera curve of television (ITU-R BT.709 and BT.2020). */
    public static final ToneCurve BT709 = new ToneCurve(1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081);

    /** Returns the curve of a single power. */
    public static ToneCurve power(double exponent) {
        return new ToneCurve(exponent, 1, 0, 0, 0);
    }
}

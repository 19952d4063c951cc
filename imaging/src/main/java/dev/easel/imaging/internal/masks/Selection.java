package dev.easel.imaging.internal.masks;

import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.pixels.Pixels;

/** Decides by a pixel's color how much of it to repaint. */
@FunctionalInterface
public interface Selection {
    /** Returns the weight for a straight {@code 0xAARRGGBB}, 0 (keep) to 255 (repaint). */
    int weight(int argb);

    /** Returns the mask of an image's pixels. */
    default Coverage of(Pixels image) {
        int[] argb = image.argb();
        byte[] weights = new byte[argb.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) weight(argb[i]);
        }
        return new Coverage(image.width(), image.height(), weights);
    }

    /** Selects transparent pixels, weighted by their transparency. */
    static Selection transparent() {
        return argb -> 255 - (argb >>> 24);
    }

    /**
     * Selects light pixels, weighted by their lightness; transparent pixels were not painted on and are not selected.
     */
    static Selection light() {
        return argb -> scaled(luma(argb), argb >>> 24);
    }

    /** Selects dark pixels, weighted by their darkness; transparent pixels were not painted on and are not selected. */
    static Selection dark() {
        return argb -> scaled(255 - luma(argb), argb >>> 24);
    }

    /** Fully selects pixels at least as light as a threshold, 0 to 255. */
    static Selection lumaFrom(int threshold) {
        if (threshold < 0 || threshold > 255) {
            throw new IllegalArgumentException(
                    "Invalid luma threshold " + threshold + ": 0 (black) to 255 (white) is allowed.");
        }
        return argb -> luma(argb) >= threshold ? 255 : 0;
    }

    /** Fully selects pixels that differ from a color by at most a tolerance, 0 to 255, in every channel. */
    static Selection near(Rgb color, int tolerance) {
        if (tolerance < 0 || tolerance > 255) {
            throw new IllegalArgumentException("Invalid color tolerance " + tolerance
                    + ": 0 (exactly that color) to 255 levels per channel is allowed.");
        }
        return argb -> Math.abs((argb >> 16 & 0xFF) - color.red()) <= tolerance
                        && Math.abs((argb >> 8 & 0xFF) - color.green()) <= tolerance
                        && Math.abs((argb & 0xFF) - color.blue()) <= tolerance
                ? 255
                : 0;
    }

    /** Returns the gray level of a color by the weights of Rec. 601; a gray keeps its level. */
    static int luma(int argb) {
        return (299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF) + 500) / 1000;
    }

    private static int scaled(int weight, int alpha) {
        return (weight * alpha + 127) / 255;
    }
}

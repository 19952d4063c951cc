package dev.easel.imaging.internal.masks;

import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.pixels.Pixels;

/** Says of each color how much of a pixel that has it is to be repainted. */
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

    /** Selects what is transparent, as far as it is. */
    static Selection transparent() {
        return argb -> 255 - (argb >>> 24);
    }

    /** Selects what is light, as far as it is; what is transparent was not painted on and is not selected. */
    static Selection light() {
        return argb -> scaled(luma(argb), argb >>> 24);
    }

    /** Selects what is dark, as far as it is; what is transparent was not painted on and is not selected. */
    static Selection dark() {
        return argb -> scaled(255 - luma(argb), argb >>> 24);
    }

    /** Selects, whole, what is at least as light as a threshold, 0 to 255. */
    static Selection lumaFrom(int threshold) {
        if (threshold < 0 || threshold > 255) {
            throw new IllegalArgumentException(
                    "Luma threshold " + threshold + " is out of range: 0 (black) to 255 (white) is allowed.");
        }
        return argb -> luma(argb) >= threshold ? 255 : 0;
    }

    /** Selects, whole, what differs from a color by no more than a tolerance, 0 to 255, in any channel. */
    static Selection near(Rgb color, int tolerance) {
        if (tolerance < 0 || tolerance > 255) {
            throw new IllegalArgumentException("Color tolerance " + tolerance
                    + " is out of range: 0 (that very color) to 255 levels a channel is allowed.");
        }
        return argb -> Math.abs((argb >> 16 & 0xFF) - color.red()) <= tolerance
                        && Math.abs((argb >> 8 & 0xFF) - color.green()) <= tolerance
                        && Math.abs((argb & 0xFF) - color.blue()) <= tolerance
                ? 255
                : 0;
    }

    /** Returns the gray of a color by the weights of Rec. 601; a gray is itself. */
    static int luma(int argb) {
        return (299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF) + 500) / 1000;
    }

    private static int scaled(int weight, int alpha) {
        return (weight * alpha + 127) / 255;
    }
}

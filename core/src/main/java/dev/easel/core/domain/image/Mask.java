package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

/**
 * An image that marks which pixels of another image are repainted, and the convention it follows.
 *
 * <p>A soft value between the two ends is the weight of the blend; what is sent to a provider is binary, marked where the
 * mask mostly is. A pixel that is blended but was not sent as marked takes its share of what the provider made of a
 * pixel to keep. Pixels that are fully kept come back bit for bit.
 *
 * <p>Noise is not a mask: values within 23 levels of either end count as that end, unless they are the weak part of a soft
 * edge or of a mask that was made here.
 */
public record Mask(ImageSource image, MaskConvention convention) {
    /** The default threshold for what is sent: a pixel that is mostly marked. */
    public static final int MOSTLY_MARKED = 128;

    public Mask {
        requireNonNull(image, "image");
        requireNonNull(convention, "convention");
    }

    /** Returns a mask whose convention is detected from its content. */
    public static Mask of(ImageSource image) {
        return new Mask(image, MaskConvention.BY_CONTENT);
    }

    /** Returns a threshold for what is sent, 1 to 255; rejects any other value. */
    public static int requireThreshold(int threshold) {
        if (threshold < 1 || threshold > 255) {
            throw new IllegalArgumentException("Invalid mask threshold " + threshold
                    + ": 1 (all that is marked at all) to 255 (only what is fully marked) is allowed.");
        }
        return threshold;
    }
}

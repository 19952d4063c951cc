package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

/**
 * An image that marks which pixels of another image are repainted, and the convention it follows.
 *
 * <p>A soft value between the two ends is the weight of the blend; what is sent to a provider is always binary. Pixels
 * that are fully kept come back bit for bit.
 */
public record Mask(ImageSource image, MaskConvention convention) {
    public Mask {
        requireNonNull(image, "image");
        requireNonNull(convention, "convention");
    }

    /** Returns a mask whose convention is detected from its content. */
    public static Mask of(ImageSource image) {
        return new Mask(image, MaskConvention.BY_CONTENT);
    }
}

package dev.easel.core.domain.image;

/**
 * An image that says which pixels of another are repainted, and the convention it says it in.
 *
 * <p>A soft value between the two ends weighs the blend; what is sent to a provider is always binary. Pixels that are to
 * be kept whole come back bit for bit.
 */
public record Mask(ImageSource image, MaskConvention convention) {
    /** Returns a mask whose meaning is read from its content. */
    public static Mask of(ImageSource image) {
        return new Mask(image, MaskConvention.BY_CONTENT);
    }
}

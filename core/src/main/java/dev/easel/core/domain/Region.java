package dev.easel.core.domain;

/** What an inpainting repaints. */
public sealed interface Region {
    /** Returns the mask over the request's picture. */
    Mask mask();

    /** The part of the picture that a mask marks. */
    record Masked(Mask mask) implements Region {}

    /**
     * New ground around an original: the request's picture is a prefilled canvas, the mask marks the ground.
     *
     * <p>A dialect whose provider grows pictures by itself sends the original and the border instead.
     */
    record Grown(Mask mask, ImageData original, Border border) implements Region {}
}

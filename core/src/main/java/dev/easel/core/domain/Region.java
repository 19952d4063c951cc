package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.Mask;

/** What an inpainting request repaints. */
public sealed interface Region {
    /** The part of the request's image that a mask marks. */
    record Masked(Mask mask) implements Region {
        public Masked {
            requireNonNull(mask, "mask");
        }
    }

    /**
     * A new border around the request's image.
     *
     * <p>Only ports whose provider expands images itself receive one: as {@link Border.Fraction} where
     * {@link Capabilities#nativeBorder()} says so, as {@link Border.Sides} where {@link Capabilities#nativeSides()} does; all
     * others receive a prefilled canvas and a mask of the border.
     */
    record Expanded(Border border) implements Region {
        public Expanded {
            requireNonNull(border, "border");
        }
    }
}

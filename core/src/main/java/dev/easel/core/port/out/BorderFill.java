package dev.easel.core.port.out;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Rgb;

/**
 * The new border around an image, and what it is filled with before a provider repaints it.
 *
 * @param overlap how many of the original's outermost pixels may be repainted, 0 for none
 * @param color what {@link Prefill#COLOR} fills with
 */
public record BorderFill(Border.Sides border, Prefill prefill, int overlap, Rgb color) {
    public BorderFill {
        requireNonNull(border, "border");
        requireNonNull(prefill, "prefill");
        requireNonNull(color, "color");
    }
}

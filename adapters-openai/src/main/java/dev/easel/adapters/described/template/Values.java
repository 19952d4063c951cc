package dev.easel.adapters.described.template;

import java.util.Optional;

/**
 * What the placeholders of a template stand for. {@code images} is the number of input images; {@code {image.uri}} and
 * {@code {images.uri}} are looked up as {@code image1.uri}, {@code image2.uri} and so on.
 */
@FunctionalInterface
public interface Values {
    /** Returns the value of a placeholder: text, a number, a boolean, an image, or a list of such; empty if it is absent. */
    Optional<Object> get(String name);
}

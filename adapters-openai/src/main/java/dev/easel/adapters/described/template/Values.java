package dev.easel.adapters.described.template;

import java.util.Optional;

/** What the placeholders of a template stand for. */
@FunctionalInterface
public interface Values {
    /** Returns the value of a placeholder: text, a number, a boolean, an image, or a list of such; empty if it is absent. */
    Optional<Object> get(String name);
}

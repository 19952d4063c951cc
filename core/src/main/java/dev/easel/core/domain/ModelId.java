package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

/** A provider's own name for a model; names that are not in a capability table are passed on. */
public record ModelId(String name) {
    /** Stands for the provider's default model where a request names none. */
    public static final ModelId DEFAULT = new ModelId("default");

    public ModelId {
        requireNonNull(name, "name");
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Invalid model name '" + name + "': it must not be blank or contain control characters.");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

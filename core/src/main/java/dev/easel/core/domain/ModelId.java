package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

/** A provider's own name for a model; names that are not in a capability table are passed on. */
public record ModelId(String name) {
    /** Stands for the provider's default model where a request names none. */
    public static final ModelId DEFAULT = new ModelId("default");

    public ModelId {
        requireNonNull(name, "name");
        if (name.isBlank() || hasControlCharacter(name)) {
            throw new IllegalArgumentException(
                    "Invalid model name '" + name + "': it must not be blank or contain control characters.");
        }
    }

    private static boolean hasControlCharacter(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns what a record returns; written out, because the first comparison of a record is expensive. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ModelId model && name.equals(model.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

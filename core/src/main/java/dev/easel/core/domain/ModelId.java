package dev.easel.core.domain;

/** A provider's own name for a model; names that are not in a capability table pass through. */
public record ModelId(String name) {
    /** Stands for the provider's usual model where a request names none. */
    public static final ModelId DEFAULT = new ModelId("default");

    public ModelId {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Model name '" + name + "' is impossible: it is blank or has control characters.");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

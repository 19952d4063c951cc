package dev.easel.core.domain;

import java.util.Map;

/** Settings that only one provider style knows; a request carries at most one value of each class; others ignore it. */
public interface ProviderOptions {
    /**
     * Returns every setting that is not at its default by name, for the key of a request: text, numbers, booleans, or
     * lists and maps of such. A record without this method is taken by its text.
     *
     * @throws IllegalArgumentException when the class is no record and does not have this method
     */
    default Map<String, ?> settings() {
        if (getClass().isRecord()) {
            return Map.of("record", toString());
        }
        throw new IllegalArgumentException(getClass().getName()
                + " does not tell its settings, so that a request with it has no key: override settings() there.");
    }
}

package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;

/** How much effort a provider should spend; a preference: the nearest one a provider has is used, and a note says so. */
public enum Quality {
    AUTO,
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX;

    /** Returns the word used in requests, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns this quality if it is available, else the nearest: the next lower before the next higher. */
    public Quality nearest(Set<Quality> available) {
        Set<Quality> choices = Set.copyOf(requireNonNull(available, "available"));
        if (this == AUTO || choices.isEmpty() || choices.contains(this)) {
            return choices.contains(this) ? this : AUTO;
        }
        for (int distance = 1; distance < values().length; distance++) {
            for (int step : new int[] {ordinal() - distance, ordinal() + distance}) {
                if (step > 0 && step < values().length && choices.contains(values()[step])) {
                    return values()[step];
                }
            }
        }
        return AUTO;
    }
}

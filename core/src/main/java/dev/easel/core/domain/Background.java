package dev.easel.core.domain;

import java.util.Locale;

/** What is behind the subject. */
public enum Background {
    AUTO,
    TRANSPARENT,
    OPAQUE;

    /** Returns the word used in requests, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

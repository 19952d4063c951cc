package dev.easel.core.domain;

import java.util.Locale;

/** What can be requested. Expanding has no separate port: it is built on inpainting. */
public enum Verb {
    GENERATE,
    EDIT,
    INPAINT,
    EXPAND;

    /** Returns the verb whose port does the work: {@link #INPAINT} for {@link #EXPAND}, else itself. */
    public Verb port() {
        return this == EXPAND ? INPAINT : this;
    }

    /** Returns the verb in lower case, as it appears in messages and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

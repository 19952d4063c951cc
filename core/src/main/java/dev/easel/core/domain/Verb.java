package dev.easel.core.domain;

import java.util.Locale;

/** What can be asked for. Expanding has no port of its own: it is built of inpainting. */
public enum Verb {
    GENERATE,
    EDIT,
    INPAINT,
    EXPAND;

    /** Returns the verb whose port does the work: {@link #INPAINT} for {@link #EXPAND}, else itself. */
    public Verb port() {
        return this == EXPAND ? INPAINT : this;
    }

    /** Returns the verb in lower case, as it stands in messages and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

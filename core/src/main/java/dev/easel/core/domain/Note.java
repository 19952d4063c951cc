package dev.easel.core.domain;

import java.util.Locale;

/** Something about a result that the caller did not ask for and should know. */
public record Note(Kind kind, String message) {
    /** What kind of thing. */
    public enum Kind {
        /** A wish the provider has no way to grant. */
        DROPPED,
        /** Something made up of other means than the provider's own. */
        EMULATED,
        /** Something delivered in another way than asked, or converted here. */
        ADAPTED,
        /** Something that works now and may not for long, or not well. */
        WARNING
    }

    public static Note dropped(String message) {
        return new Note(Kind.DROPPED, message);
    }

    public static Note emulated(String message) {
        return new Note(Kind.EMULATED, message);
    }

    public static Note adapted(String message) {
        return new Note(Kind.ADAPTED, message);
    }

    public static Note warning(String message) {
        return new Note(Kind.WARNING, message);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ": " + message;
    }
}

package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** Something about a result that the caller did not request and should know. */
public record Note(Kind kind, String message) {
    public Note {
        requireNonNull(kind, "kind");
        requireNonNull(message, "message");
    }

    /** The kind of note. */
    public enum Kind {
        /** A setting the provider does not support. */
        DROPPED,
        /** Something built from other features because the provider does not have it. */
        EMULATED,
        /** Something delivered in another way than requested, or converted here. */
        ADAPTED,
        /** Something that was left as it was, with what the caller may not expect in it. */
        KEPT,
        /** The image is as it was: there was nothing to do, and nothing was sent. */
        UNCHANGED,
        /** Something that works now but may stop working soon, or may not work well. */
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

    public static Note kept(String message) {
        return new Note(Kind.KEPT, message);
    }

    public static Note unchanged(String message) {
        return new Note(Kind.UNCHANGED, message);
    }

    public static Note warning(String message) {
        return new Note(Kind.WARNING, message);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ": " + message;
    }
}

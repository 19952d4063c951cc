package dev.easel.http.internal;

/** The header by which a provider recognizes a call that is repeated; only a call sets it. */
public final class IdempotencyHeader {
    public static final String NAME = "Idempotency-Key";

    private IdempotencyHeader() {}

    /** Returns why the header cannot be set anywhere else. */
    public static String advice() {
        return "Header " + NAME
                + " cannot be set for all calls, which would then count as one: set the key of each call"
                + " with ImageCall.idempotencyKey(…).";
    }

    /**
     * Returns the name of a header that a configuration adds to every call.
     *
     * @throws IllegalArgumentException when it is this one
     */
    public static String notIn(String name) {
        if (NAME.equalsIgnoreCase(name)) {
            throw new IllegalArgumentException(advice());
        }
        return name;
    }
}

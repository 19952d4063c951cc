package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** A response arrived completely but is malformed; any other {@link IOException} while reading means it did not arrive. */
public class MalformedResponseException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedResponseException(String message) {
        super(requireNonNull(message, "message"));
    }

    public MalformedResponseException(String message, Throwable cause) {
        super(requireNonNull(message, "message"), requireNonNull(cause, "cause"));
    }
}

package dev.easel.http.json;

import java.io.IOException;

/** A response arrived completely but is malformed; any other {@link IOException} while reading means it did not arrive. */
public class MalformedResponseException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedResponseException(String message) {
        super(message);
    }

    public MalformedResponseException(String message, Throwable cause) {
        super(message, cause);
    }
}

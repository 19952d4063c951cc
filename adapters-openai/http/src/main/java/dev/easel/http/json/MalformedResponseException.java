package dev.easel.http.json;

import java.io.IOException;

/** An answer came whole and is not what it should be; any other {@link IOException} while reading means it did not come. */
public class MalformedResponseException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedResponseException(String message) {
        super(message);
    }

    public MalformedResponseException(String message, Throwable cause) {
        super(message, cause);
    }
}

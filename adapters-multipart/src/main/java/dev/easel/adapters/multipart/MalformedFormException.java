package dev.easel.adapters.multipart;

import java.io.IOException;

/** A form came whole and is not what it should be; any other {@link IOException} while reading means it did not come. */
final class MalformedFormException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFormException(String message) {
        super(message);
    }
}

package dev.easel.server.form;

import java.io.IOException;

/** A form was received but is malformed; any other {@link IOException} while reading means that it was not fully received. */
final class MalformedFormException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFormException(String message) {
        super(message);
    }
}

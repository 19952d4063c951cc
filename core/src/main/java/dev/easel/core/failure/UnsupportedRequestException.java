package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;

/** The request cannot be done and was rejected before anything was sent; the message names what is allowed. */
public final class UnsupportedRequestException extends EaselException {
    private static final long serialVersionUID = 1L;

    public UnsupportedRequestException(String message) {
        this(message, null);
    }

    public UnsupportedRequestException(String message, @Nullable Throwable cause) {
        this(message, CallFacts.NOT_SENT, cause);
    }

    public UnsupportedRequestException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
    }

    @Override
    UnsupportedRequestException copy(String message, CallFacts known) {
        return new UnsupportedRequestException(message, known, getCause());
    }
}

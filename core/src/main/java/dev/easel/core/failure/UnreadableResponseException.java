package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;

/** The provider's response was billed and is not what its documentation says: not JSON, truncated, bad base64. */
public final class UnreadableResponseException extends EaselException {
    private static final long serialVersionUID = 1L;

    public UnreadableResponseException(String message) {
        this(message, null);
    }

    public UnreadableResponseException(String message, @Nullable Throwable cause) {
        this(message, CallFacts.of(Billing.BILLED), cause);
    }

    public UnreadableResponseException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
    }

    @Override
    UnreadableResponseException copy(String message, CallFacts known) {
        return new UnreadableResponseException(message, known, getCause());
    }
}

package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;

/** The provider's answer was paid for and is not what its documents say: not JSON, cut, bad base64. */
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
    UnreadableResponseException copy(CallFacts known) {
        return new UnreadableResponseException(getMessage(), known, getCause());
    }
}

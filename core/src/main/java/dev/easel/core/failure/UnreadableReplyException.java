package dev.easel.core.failure;

import dev.easel.core.domain.Nullable;

/** The provider's answer was paid for and is not what its documents say: not JSON, cut, bad base64. */
public final class UnreadableReplyException extends EaselException {
    private static final long serialVersionUID = 1L;

    public UnreadableReplyException(String message) {
        this(message, null);
    }

    public UnreadableReplyException(String message, @Nullable Throwable cause) {
        this(message, CallFacts.of(Billing.DONE), cause);
    }

    public UnreadableReplyException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
    }

    @Override
    UnreadableReplyException copy(CallFacts known) {
        return new UnreadableReplyException(getMessage(), known, getCause());
    }
}

package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;

/** The caller cancelled the call, or interrupted the thread it ran on. */
public final class CallCancelledException extends EaselException {
    private static final long serialVersionUID = 1L;

    public CallCancelledException(String message) {
        this(message, null);
    }

    public CallCancelledException(String message, @Nullable Throwable cause) {
        this(message, CallFacts.NOT_SENT, cause);
    }

    public CallCancelledException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
    }

    @Override
    CallCancelledException copy(String message, CallFacts known) {
        return new CallCancelledException(message, known, getCause());
    }
}

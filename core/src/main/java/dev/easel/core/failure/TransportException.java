package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;

/** No whole answer came: the connection failed, broke or stayed silent, or the call's deadline passed. */
public final class TransportException extends EaselException {
    /** Where it broke. */
    public enum Phase {
        /** No connection: refused, unknown host, failed handshake. Nothing was sent. */
        CONNECT,
        /** The connection broke while sending or before the answer's head. */
        CLOSED,
        /** The answer began and was cut. */
        TRUNCATED,
        /** The other side stayed silent for too long. */
        READ_TIMEOUT,
        /** The deadline of the call passed. */
        DEADLINE
    }

    private static final long serialVersionUID = 1L;

    private final Phase phase;

    public TransportException(Phase phase, String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
        this.phase = phase;
    }

    /** Returns phase it broke. */
    public Phase phase() {
        return phase;
    }

    @Override
    public boolean retryable() {
        return true;
    }

    @Override
    TransportException copy(CallFacts known) {
        return new TransportException(phase, getMessage(), known, getCause());
    }
}

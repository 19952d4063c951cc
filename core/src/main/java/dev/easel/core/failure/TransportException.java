package dev.easel.core.failure;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;

/** No complete response came: the connection failed, broke or timed out, or the call's deadline passed. */
public final class TransportException extends EaselException {
    /** The phase in which it failed. */
    public enum Phase {
        /** No connection: refused, unknown host, failed handshake. Nothing was sent. */
        CONNECT,
        /** The connection broke while sending or before the response header. */
        CLOSED,
        /** The response began and was cut off. */
        TRUNCATED,
        /** The other side sent nothing for too long. */
        READ_TIMEOUT,
        /** The deadline of the call passed. */
        DEADLINE
    }

    private static final long serialVersionUID = 1L;

    private final Phase phase;

    public TransportException(Phase phase, String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
        this.phase = requireNonNull(phase, "phase");
    }

    /** Returns the phase in which it failed. */
    public Phase phase() {
        return phase;
    }

    @Override
    public boolean retryable() {
        return true;
    }

    @Override
    TransportException copy(String message, CallFacts known) {
        return new TransportException(phase, message, known, getCause());
    }
}

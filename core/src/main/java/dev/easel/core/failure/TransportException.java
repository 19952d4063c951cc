package dev.easel.core.failure;

import dev.easel.core.domain.Nullable;

/** No whole answer came: the connection failed, broke or stayed silent, or the call's deadline passed. */
public final class TransportException extends EaselException {
    /** Where it broke. */
    public enum Kind {
        /** No connection: refused, unknown host, failed handshake. Nothing was sent. */
        CONNECT,
        /** The connection broke while sending or before the answer's head. */
        CLOSED,
        /** The answer began and was cut. */
        CUT,
        /** The other side stayed silent for too long. */
        SILENCE,
        /** The deadline of the call passed. */
        DEADLINE
    }

    private static final long serialVersionUID = 1L;

    private final Kind where;

    public TransportException(Kind where, String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
        this.where = where;
    }

    /** Returns where it broke. */
    public Kind where() {
        return where;
    }

    @Override
    public boolean retryable() {
        return true;
    }

    @Override
    TransportException copy(CallFacts known) {
        return new TransportException(where, getMessage(), known, getCause());
    }
}

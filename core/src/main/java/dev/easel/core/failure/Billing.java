package dev.easel.core.failure;

import static java.util.Objects.requireNonNull;

/** Whether a call that failed was billed. */
public enum Billing {
    /** Certainly not: the request was not processed. Only such calls are retried, or fall back, automatically. */
    NOT_BILLED,
    /** Perhaps: the request was sent and no response says. */
    UNKNOWN,
    /** Certainly: a response came, but it could not be used. */
    BILLED;

    /** Returns the worse of two: a call of several attempts is billed as its worst attempt is. */
    public Billing worse(Billing other) {
        return compareTo(requireNonNull(other, "other")) < 0 ? other : this;
    }
}

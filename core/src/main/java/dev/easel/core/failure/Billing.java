package dev.easel.core.failure;

/** Whether a call that failed was paid for. */
public enum Billing {
    /** Surely not: the work was not done. Only such calls are repeated, or fall back, by themselves. */
    NOT_BILLED,
    /** Perhaps: the request went out and no answer tells. */
    UNKNOWN,
    /** Surely: an answer came, but it could not be used. */
    BILLED
}

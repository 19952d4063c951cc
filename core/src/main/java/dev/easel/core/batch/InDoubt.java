package dev.easel.core.batch;

/** What becomes of a job whose call was under way when an earlier run died: it may have been billed. */
public enum InDoubt {
    /** Nothing: it is reported as in doubt. */
    SKIP,
    /** It is called again with the same idempotency key, and may be billed twice where the provider ignores such keys. */
    RETRY,
    /** Its images are fetched where the provider works in jobs or honors keys; others are skipped. */
    RESUME
}

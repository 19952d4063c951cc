package dev.easel.core.batch;

/**
 * What becomes of a job whose call was under way when an earlier run died: it may have been billed. Where the provider charges
 * nothing there is no doubt, and the job is called again.
 */
public enum InDoubt {
    /** Nothing: it is reported as in doubt. */
    SKIP,
    /**
     * Its images are fetched where the provider took it as a job; otherwise, or where they cannot be fetched any more, it is
     * called again, with the same idempotency key, and may be billed twice where the provider ignores such keys.
     */
    RETRY,
    /** Its images are fetched where the provider took it as a job, or documents that it honors keys; others are skipped. */
    RESUME
}

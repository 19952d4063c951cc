package dev.easel.http.internal.retry;

/**
 * What all calls to one provider may spend on retries: a dead server then sees a few retries, not one per call.
 * Thread-safe.
 */
public final class RetryQuota {
    /** The cost of a retry after a failure of the connection or the server. */
    public static final int TRANSIENT = 14;

    /** The cost of a retry after throttling. */
    public static final int THROTTLE = 5;

    private static final int FULL = 500;

    private int tokens = FULL;

    /** Takes tokens; returns false and takes none if not enough are left. */
    synchronized boolean take(int cost) {
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    /** Gives tokens back after a success: what its retries took, or 1 if they took nothing. */
    synchronized void giveBack(int taken) {
        tokens = Math.min(FULL, tokens + Math.max(1, taken));
    }
}

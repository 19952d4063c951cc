package dev.easel.http.internal.retry;

/**
 * What all calls to one provider may spend on repeating: a dead server then sees a few repeats, not one per call.
 * Thread-safe.
 */
public final class RetryQuota {
    /** What repeating after a failure of the connection or the server costs. */
    public static final int TRANSIENT = 14;

    /** What repeating after a throttle costs. */
    public static final int THROTTLE = 5;

    private static final int FULL = 500;

    private int tokens = FULL;

    /** Takes tokens; false, and nothing taken, where not enough are left. */
    synchronized boolean take(int cost) {
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    /** Gives tokens back after a success: what its repeating took, 1 where it took nothing. */
    synchronized void giveBack(int taken) {
        tokens = Math.min(FULL, tokens + Math.max(1, taken));
    }
}

package dev.easel.http.internal.retry;

import java.time.Duration;

/** How long to wait before the next try where the server does not say: 0.5 s, 1 s, 2 s and so on up to 8 s. */
public final class Backoff {
    private static final double FIRST_WAIT = 0.5;
    private static final double LONGEST = 8;
    private static final double JITTER = 0.25;

    private Backoff() {}

    /**
     * Returns the wait after a number of failed tries.
     *
     * @param random from 0 to below 1: the wait is shorter by up to a quarter, so that many callers spread
     */
    public static Duration after(int tries, double random) {
        double seconds = Math.min(FIRST_WAIT * Math.pow(2, tries - 1.0), LONGEST);
        return Duration.ofMillis(Math.round(1000 * seconds * (1 - JITTER * random)));
    }
}

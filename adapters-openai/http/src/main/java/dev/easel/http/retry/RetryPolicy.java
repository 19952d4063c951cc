package dev.easel.http.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often a call is retried automatically. Only a call that was certainly not processed is retried, unless the
 * caller opted in to retrying calls whose outcome is unknown, which may be billed twice.
 *
 * @param attempts how often a call is sent at most, 1 for no retry
 * @param longestWait the longest accepted wait; if a provider asks for more, the call fails
 * @param repeatUnknown whether calls whose outcome is unknown are retried
 */
public record RetryPolicy(int attempts, Duration longestWait, boolean repeatUnknown) {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    public RetryPolicy {
        requireNonNull(longestWait, "longestWait");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, got " + attempts + ".");
        }
    }

    /** Returns 3 attempts, waits of up to 60 seconds, and no retry of a call that may have been processed. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(3, LONGEST, false);
    }

    /** Returns a policy that sends every call once. */
    public static RetryPolicy never() {
        return new RetryPolicy(1, LONGEST, false);
    }

    /** Returns the same with another number of attempts. */
    public RetryPolicy attempts(int max) {
        return new RetryPolicy(max, longestWait, repeatUnknown);
    }

    /** Returns the same, also retrying calls whose outcome is unknown: an image may then be billed twice. */
    public RetryPolicy repeatingUnknownOutcomes() {
        return new RetryPolicy(attempts, longestWait, true);
    }
}

package dev.easel.http.retry;

import java.time.Duration;

/**
 * How often a call is repeated by itself. Only what surely was not done is repeated, unless the caller opted in to
 * repeating calls whose outcome is unknown, which may be billed twice.
 *
 * @param attempts how often a call is sent at the most, 1 for never again
 * @param longestWait the longest wait that is waited for; a provider that asks for more makes the call fail
 * @param repeatUnknown whether calls are repeated of which nobody knows whether they were done
 */
public record RetryPolicy(int attempts, Duration longestWait, boolean repeatUnknown) {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException(attempts + " attempts are impossible: at least 1 is allowed.");
        }
    }

    /** Returns 3 attempts, waits of up to 60 seconds, and no repeating of what may have been done. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(3, LONGEST, false);
    }

    /** Returns a policy that sends every call once. */
    public static RetryPolicy never() {
        return new RetryPolicy(1, LONGEST, false);
    }

    /** Returns the same with another number of attempts. */
    public RetryPolicy attempts(int most) {
        return new RetryPolicy(most, longestWait, repeatUnknown);
    }

    /** Returns the same, also repeating calls whose outcome is unknown: an image may then be paid for twice. */
    public RetryPolicy repeatingUnknownOutcomes() {
        return new RetryPolicy(attempts, longestWait, true);
    }
}

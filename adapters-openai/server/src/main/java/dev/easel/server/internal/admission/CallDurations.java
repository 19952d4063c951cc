package dev.easel.server.internal.admission;

import java.time.Duration;

/** How long calls take lately, to say when there may be room. For use under one lock. */
final class CallDurations {
    /** OpenAI's SDKs obey delays of up to a minute, and ignore longer ones. */
    private static final long MAX_SECONDS = 60;

    private static final int WEIGHT = 8;

    private long meanNanos;

    void add(long nanos) {
        meanNanos = meanNanos == 0 ? nanos : meanNanos + (nanos - meanNanos) / WEIGHT;
    }

    /**
     * Returns when there may be room for one more call, in whole seconds from 1 to 60.
     *
     * @param waiting how many calls wait before it
     * @param running how many run at once
     * @param unknown the answer while no call has ended yet
     */
    Duration retryAfter(int waiting, int running, Duration unknown) {
        double nanos = meanNanos == 0 ? unknown.toNanos() : meanNanos * (waiting + 1.0) / Math.max(1, running);
        long seconds = (long) Math.ceil(nanos / Duration.ofSeconds(1).toNanos());
        return Duration.ofSeconds(Math.min(MAX_SECONDS, Math.max(1, seconds)));
    }
}

package dev.easel.core.port.out;

import java.time.Duration;
import java.time.Instant;

/** Time, given from outside so that tests own it; nothing in Easel sleeps. */
public interface Timer {
    /** Returns the time of day. */
    Instant now();

    /** Returns nanoseconds from some fixed point, only ever forward. */
    long nanoTime();

    /** Runs a short task once after a delay, on a thread of the timer; closing the registration revokes it. */
    Registration schedule(Duration delay, Runnable task);
}

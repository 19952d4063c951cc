package dev.easel.core.port.out;

import java.time.Duration;
import java.time.Instant;

/** Time, supplied from outside so that tests control it; nothing in Easel sleeps. */
public interface Timer {
    /** Returns the time of day. */
    Instant now();

    /** Returns nanoseconds from some fixed point, which never decrease. */
    long nanoTime();

    /** Runs a short task once after a delay, on a thread of the timer; closing the registration cancels it. */
    Registration schedule(Duration delay, Runnable task);
}

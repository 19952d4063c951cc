package dev.easel.server.internal.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast bytes of one body move: never silent for longer than a timeout, and on average not below a rate. Thread-safe. */
final class Pace {
    private static final double SECOND = 1e9;

    private final LongSupplier clock;
    private final long timeout;
    private final int bytesPerSecond;
    private boolean running;
    private long since;
    private long lastByte;
    private long bytes;

    Pace(LongSupplier clock, Duration timeout, int bytesPerSecond) {
        this.clock = clock;
        this.timeout = timeout.toNanos();
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Begins to watch. */
    synchronized void begin() {
        running = true;
        since = clock.getAsLong();
        lastByte = since;
        bytes = 0;
    }

    /** Counts bytes that moved. */
    synchronized void moved(long count) {
        if (running && count > 0) {
            bytes += count;
            lastByte = clock.getAsLong();
        }
    }

    /** Ends to watch. */
    synchronized void end() {
        running = false;
    }

    /** Returns whether the bytes move too slowly at a time of the clock. */
    synchronized boolean isTooSlow(long now) {
        return running
                && (now - lastByte > timeout
                        || bytesPerSecond > 0 && now - since - timeout > bytes * SECOND / bytesPerSecond);
    }

    /** Returns whether something is being watched. */
    synchronized boolean isRunning() {
        return running;
    }
}

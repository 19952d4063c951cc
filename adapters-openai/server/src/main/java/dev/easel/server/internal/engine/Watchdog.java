package dev.easel.server.internal.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Looks now and then whether a server still answers, and has it listen anew where it does not: a thread of its engine may
 * have ended, as for want of memory. Its thread exists from the beginning and outlives every error.
 */
final class Watchdog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());
    private static final int FAILURES = 3;

    private static final long MOST_LATE = 100_000_000;

    private final BooleanSupplier healthy;
    private final Runnable revive;
    private final long interval;
    private final Thread thread = new Thread(this::watch, "easel-server-watchdog");
    private volatile boolean closed;

    /**
     * Creates a watchdog.
     *
     * @param healthy asks, and waits for the answer only a little
     * @param revive has the server listen anew
     */
    Watchdog(BooleanSupplier healthy, Runnable revive, Duration interval) {
        this.healthy = healthy;
        this.revive = revive;
        this.interval = interval.toNanos();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        int failures = 0;
        while (!closed) {
            long begun = System.nanoTime();
            LockSupport.parkNanos(interval);
            try {
                // Where this thread itself had to wait, the machine is busy, and the server not dead.
                boolean late = System.nanoTime() - begun > 2 * interval + MOST_LATE;
                failures = closed || late || healthy.getAsBoolean() ? 0 : failures + 1;
                if (failures >= FAILURES && !closed) {
                    failures = 0;
                    LOG.log(System.Logger.Level.WARNING, "The server does not answer any more and listens anew.");
                    revive.run();
                }
            } catch (Throwable e) {
                // It is needed most where nothing else works, and tries again.
                failures++;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

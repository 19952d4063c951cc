package dev.easel.server.internal.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Looks now and then whether the threads of an engine live, and has it listen anew where one has ended, as for want of
 * memory. Its thread exists from the beginning and outlives every error.
 */
final class Watchdog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    private final BooleanSupplier dead;
    private final Runnable revive;
    private final long interval;
    private final Thread thread = new Thread(this::watch, "easel-server-watchdog");
    private volatile boolean closed;

    /**
     * Creates a watchdog.
     *
     * @param dead returns whether it has proof of that; does not wait
     * @param revive has the server listen anew
     */
    Watchdog(BooleanSupplier dead, Runnable revive, Duration interval) {
        this.dead = dead;
        this.revive = revive;
        this.interval = interval.toNanos();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(interval);
            try {
                if (!closed && dead.getAsBoolean()) {
                    LOG.log(System.Logger.Level.WARNING, "A thread of the server has ended; the server listens anew.");
                    revive.run();
                }
            } catch (Throwable e) {
                // It is needed most where nothing else works, and tries again.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

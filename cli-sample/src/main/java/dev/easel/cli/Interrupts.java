package dev.easel.cli;

import dev.easel.core.port.out.Registration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C and other regular terminations: running work is cancelled and the process waits for it to end, so
 * that sockets are closed and no partial files remain.
 */
public final class Interrupts {
    private static final long MAX_WAIT_SECONDS = 10;

    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Registers a shutdown hook that cancels running work and waits for it. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "easel-interrupt"));
    }

    /** Runs the given cancellation on an interrupt, until the registration is closed. */
    public Registration during(Runnable cancel) {
        running.add(cancel);
        return () -> running.remove(cancel);
    }

    /** Signals that all work has ended. */
    void over() {
        over.countDown();
    }

    /** Cancels running work and waits a limited time until it has ended. */
    void interrupt() {
        if (running.isEmpty()) {
            return;
        }
        running.forEach(Runnable::run);
        try {
            if (!over.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Interrupts.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The cancelled work did not end within " + MAX_WAIT_SECONDS
                                        + " seconds; exiting anyway.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

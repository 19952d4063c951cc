package dev.easel.cli.runtime;

import dev.easel.core.port.out.Registration;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C and other regular terminations: running work is cancelled and the process waits for it to end, so
 * that sockets are closed and no partial files remain.
 */
public final class Interrupts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Runnable, Duration> running = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean installed;

    /** Registers a shutdown hook that cancels running work and waits for it. */
    public void install() {
        installed = true;
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "easel-interrupt"));
    }

    /** Runs the given cancellation on an interrupt, until the registration is closed. */
    public Registration during(Runnable cancel) {
        return during(cancel, PATIENCE);
    }

    /**
     * Runs the given task at the first interrupt, until the registration is closed; a second one ends the process at once.
     * What is stopped may end the process with an exit code of its choice.
     *
     * @param patience how long what is stopped may take to end
     */
    public Registration gracefully(Runnable stop, Duration patience) {
        if (installed) {
            TerminationSignals.handle(stop);
        }
        return during(stop, patience.plus(PATIENCE));
    }

    private Registration during(Runnable cancel, Duration patience) {
        running.put(cancel, patience);
        return () -> running.remove(cancel);
    }

    /** Signals that all work has ended. */
    public void over() {
        over.countDown();
    }

    /** Cancels running work and waits a limited time until it has ended. */
    public void interrupt() {
        if (running.isEmpty()) {
            return;
        }
        Duration patience = Collections.max(running.values());
        running.keySet().forEach(Runnable::run);
        try {
            if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.getLogger(Interrupts.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The cancelled work did not end within " + patience.toSeconds()
                                        + " seconds; exiting anyway.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

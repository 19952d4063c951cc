package dev.easel.cli;

import dev.easel.core.port.out.Registration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C (and any other polite end of the process): what runs is cancelled, and the process stays until that is over, so
 * that sockets are freed and no half file is left.
 */
public final class Interrupts {
    private static final long PATIENCE_SECONDS = 10;

    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Has the end of the process cancel what runs and wait for it. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "easel-interrupt"));
    }

    /** Cancels something at an interrupt until the registration is closed. */
    public Registration during(Runnable cancel) {
        running.add(cancel);
        return () -> running.remove(cancel);
    }

    /** Says that nothing runs any more. */
    void over() {
        over.countDown();
    }

    /** Cancels what runs and waits until it is over, within reason. */
    void interrupt() {
        if (running.isEmpty()) {
            return;
        }
        running.forEach(Runnable::run);
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Interrupts.class.getName())
                        .log(System.Logger.Level.WARNING, "What ran did not end in time and is abandoned.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

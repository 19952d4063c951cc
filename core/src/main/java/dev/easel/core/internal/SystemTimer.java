package dev.easel.core.internal;

import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's time, with one daemon thread for scheduled tasks. */
public final class SystemTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    public SystemTimer() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "easel-timer");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Registration schedule(Duration delay, Runnable task) {
        try {
            Future<?> due = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException closed) {
            // The calls of a closed Easel are cancelled already: nothing waits for this task.
            return () -> {};
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

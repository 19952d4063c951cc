package dev.easel.core.testing;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes only when a test advances it. Thread-safe. */
public final class ManualTimer implements Timer {
    private record Due(long at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private long nanos;

    /** Lets time pass and runs what falls due, in order, on this thread. */
    public void advance(Duration step) {
        requireNonNull(step, "step");
        long until;
        synchronized (this) {
            until = nanos + step.toNanos();
        }
        for (Due next = next(until); next != null; next = next(until)) {
            next.task.run();
        }
    }

    private synchronized @Nullable Due next(long until) {
        Due next = due.stream()
                .filter(d -> d.at <= until)
                .min(Comparator.comparingLong(Due::at))
                .orElse(null);
        if (next == null) {
            nanos = Math.max(nanos, until);
            return null;
        }
        due.remove(next);
        nanos = Math.max(nanos, next.at);
        return next;
    }

    /** Returns how many tasks are waiting. */
    public synchronized int waiting() {
        return due.size();
    }

    @Override
    public synchronized Instant now() {
        return Instant.parse("2026-11-21T12:00:00Z").plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Registration schedule(Duration delay, Runnable task) {
        requireNonNull(delay, "delay");
        requireNonNull(task, "task");
        Due entry = new Due(nanos + delay.toNanos(), task);
        due.add(entry);
        return () -> cancel(entry);
    }

    private synchronized void cancel(Due entry) {
        due.remove(entry);
    }
}

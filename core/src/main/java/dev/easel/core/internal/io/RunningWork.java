package dev.easel.core.internal.io;

import dev.easel.core.failure.CallCancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The work that something is busy with: once closed it takes no more, and waits for what still runs. Thread-safe. */
public final class RunningWork {
    private static final Duration UNWINDING = Duration.ofSeconds(5);

    private final String owner;
    private final Set<Running> running = new HashSet<>();
    private boolean closed;

    /** Starts with nothing; messages name the owner. */
    public RunningWork(String owner) {
        this.owner = owner;
    }

    /** Work that has begun; closing it says that it has ended. */
    @FunctionalInterface
    public interface Begun extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Running {
        private final Thread thread = Thread.currentThread();
        private final Runnable cancel;

        private Running(Runnable cancel) {
            this.cancel = cancel;
        }
    }

    /**
     * Begins work on this thread.
     *
     * @param cancel makes the work end early, from any thread
     * @throws CallCancelledException after closing
     */
    public synchronized Begun begin(Runnable cancel) {
        if (closed) {
            throw new CallCancelledException("This " + owner + " is closed; the call was not made.");
        }
        Running work = new Running(cancel);
        running.add(work);
        return () -> end(work);
    }

    private synchronized void end(Running work) {
        running.remove(work);
        notifyAll();
    }

    /**
     * Takes no more work and lets what runs end. What has not ended in time, or at once if this thread is interrupted or
     * the work is its own, is cancelled, and gets a moment to end.
     */
    public void close(Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("Invalid time to close " + patience + ": it must not be negative.");
        }
        synchronized (this) {
            closed = true;
        }
        awaitOthers(patience);
        cancelAll();
        awaitOthers(UNWINDING);
    }

    private void cancelAll() {
        List<Running> left;
        synchronized (this) {
            left = new ArrayList<>(running);
        }
        left.forEach(work -> work.cancel.run());
    }

    /** Waits for the work of other threads: this thread's own cannot end before this method does. */
    private synchronized void awaitOthers(Duration patience) {
        long start = System.nanoTime();
        try {
            for (long left = nanos(patience);
                    left > 0 && running.stream().anyMatch(work -> work.thread != Thread.currentThread());
                    left = nanos(patience) - (System.nanoTime() - start)) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long nanos(Duration time) {
        return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? time.toNanos() : Long.MAX_VALUE;
    }
}

package dev.easel.imaging.internal.pixels;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs the independent parts of a loop over an image, on the calling thread and on those of an executor, if given.
 *
 * <p>The division of an image into parts must not depend on the number of threads, so that the result does not either. The
 * calling thread works too and runs the parts that a busy executor never starts: a full pool slows a loop but never stops
 * it.
 */
public final class ParallelRows {
    private static final ParallelRows CALLER = new ParallelRows(task -> {}, 1, Checkpoint.none());

    private final Executor executor;
    private final int threads;
    private final Checkpoint watch;

    private ParallelRows(Executor executor, int threads, Checkpoint watch) {
        this.executor = executor;
        this.threads = threads;
        this.watch = watch;
    }

    /** Returns workers that use only the calling thread. */
    public static ParallelRows caller() {
        return CALLER;
    }

    /** Returns workers with a number of threads, including the calling one; the executor provides the others. */
    public static ParallelRows of(Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Invalid number of threads " + threads + ": must be at least 1.");
        }
        return threads == 1 ? CALLER : new ParallelRows(executor, threads, Checkpoint.none());
    }

    /** Returns workers with one thread for each processor: the calling one and those of the common pool. */
    public static ParallelRows common() {
        return on(ForkJoinPool.commonPool());
    }

    /** Returns workers with one thread for each processor: the calling one and those of an executor. */
    public static ParallelRows on(Executor executor) {
        return of(executor, Runtime.getRuntime().availableProcessors());
    }

    /** Returns the same workers, which stop every loop where a task throws that runs between its parts. */
    public ParallelRows stoppedBy(Runnable stop) {
        return new ParallelRows(executor, threads, share -> stop.run());
    }

    /** Runs parts 0 to {@code count - 1}, in any order; an exception of a part is thrown once all have stopped. */
    public void run(int count, IntConsumer part) {
        run(count, part, watch);
    }

    /** Runs parts as {@link #run(int, IntConsumer)} does, and reports which share of them is done after each. */
    public void run(int count, IntConsumer part, Checkpoint checkpoint) {
        if (threads == 1 || count < 2) {
            for (int i = 0; i < count; i++) {
                part.accept(i);
                checkpoint.reached((i + 1.0) / count);
            }
            return;
        }
        Loop loop = new Loop(count, part);
        try {
            for (int helper = 1; helper < Math.min(threads, count); helper++) {
                executor.execute(loop);
            }
        } catch (RejectedExecutionException full) {
            // The calling thread runs the remaining parts.
        }
        loop.run(checkpoint);
        loop.await();
        checkpoint.reached(1);
    }

    /** Processes a range of rows as one part. */
    @FunctionalInterface
    public interface Rows {
        /** Processes the rows from the first (inclusive) to the last (exclusive). */
        void work(int from, int to);
    }

    /** Runs a loop over rows in parts of a number of rows; the last part may have fewer. */
    public void rows(int count, int rowsPerPart, Rows rows) {
        rows(count, rowsPerPart, rows, watch);
    }

    /** Runs a loop over rows as {@link #rows(int, int, Rows)} does, and reports which share is done after each part. */
    public void rows(int count, int rowsPerPart, Rows rows, Checkpoint checkpoint) {
        int parts = (count + rowsPerPart - 1) / rowsPerPart;
        run(parts, part -> rows.work(part * rowsPerPart, Math.min(count, (part + 1) * rowsPerPart)), checkpoint);
    }

    private static final class Loop implements Runnable {
        private final int count;
        private final IntConsumer part;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch remaining;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Loop(int count, IntConsumer part) {
            this.count = count;
            this.part = part;
            this.remaining = new CountDownLatch(count);
        }

        @Override
        public void run() {
            run(Checkpoint.none());
        }

        /** Runs parts until none is left; the checkpoint is one of the calling thread. */
        void run(Checkpoint checkpoint) {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        part.accept(i);
                        checkpoint.reached((double) (count - remaining.getCount()) / count);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    remaining.countDown();
                }
            }
        }

        void await() {
            boolean interrupted = false;
            while (remaining.getCount() > 0) {
                try {
                    remaining.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure.get() instanceof Error error) {
                throw error;
            }
            if (failure.get() instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}

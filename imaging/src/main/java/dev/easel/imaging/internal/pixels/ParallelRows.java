package dev.easel.imaging.internal.pixels;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs the independent parts of a loop over an image, on the calling thread and, where an executor was given, on others.
 *
 * <p>How an image is cut into parts must not depend on the number of threads: then neither does the result. The calling
 * thread works too and takes over what a busy executor never starts, so that a full pool slows a loop and never stops it.
 */
public final class ParallelRows {
    private static final ParallelRows CALLER = new ParallelRows(task -> {}, 1);

    private final Executor executor;
    private final int threads;

    private ParallelRows(Executor executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /** Returns workers that are the calling thread alone. */
    public static ParallelRows caller() {
        return CALLER;
    }

    /** Returns workers of so many threads, the calling one among them; the executor provides the others. */
    public static ParallelRows of(Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads cannot work: at least 1 is allowed.");
        }
        return threads == 1 ? CALLER : new ParallelRows(executor, threads);
    }

    /** Returns workers of as many threads as there are processors, those of the common pool among them. */
    public static ParallelRows common() {
        return on(ForkJoinPool.commonPool());
    }

    /** Returns workers of as many threads as there are processors, the calling one among them; the executor has the others. */
    public static ParallelRows on(Executor executor) {
        return of(executor, Runtime.getRuntime().availableProcessors());
    }

    /** Runs parts 0 to {@code count - 1}, in no particular order; what a part throws is thrown once all have stopped. */
    public void run(int count, IntConsumer part) {
        if (threads == 1 || count < 2) {
            for (int i = 0; i < count; i++) {
                part.accept(i);
            }
            return;
        }
        Loop loop = new Loop(count, part);
        try {
            for (int helper = 1; helper < Math.min(threads, count); helper++) {
                executor.execute(loop);
            }
        } catch (RejectedExecutionException full) {
            // The calling thread does what nobody else will.
        }
        loop.run();
        loop.await();
    }

    /** A range of rows that is worked on as one part. */
    @FunctionalInterface
    public interface Rows {
        /** Works on the rows from the first (included) to the last (excluded). */
        void work(int from, int to);
    }

    /** Runs a loop over rows in parts of so many rows, the last part with what is left. */
    public void rows(int count, int rowsOfPart, Rows rows) {
        int parts = (count + rowsOfPart - 1) / rowsOfPart;
        run(parts, part -> rows.work(part * rowsOfPart, Math.min(count, (part + 1) * rowsOfPart)));
    }

    private static final class Loop implements Runnable {
        private final int count;
        private final IntConsumer part;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Loop(int count, IntConsumer part) {
            this.count = count;
            this.part = part;
            this.open = new CountDownLatch(count);
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        part.accept(i);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    open.countDown();
                }
            }
        }

        void await() {
            boolean interrupted = false;
            while (open.getCount() > 0) {
                try {
                    open.await();
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

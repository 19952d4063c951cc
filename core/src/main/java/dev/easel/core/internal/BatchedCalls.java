package dev.easel.core.internal;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Makes the paid calls of one request at the same time and combines their results, in order.
 *
 * <p>The calling thread makes whichever call the executor has not started yet, so that an executor of any size, even one
 * that runs the calling thread itself, cannot deadlock.
 */
final class BatchedCalls {
    /** Makes one paid call. */
    @FunctionalInterface
    interface Call {
        /**
         * Returns its result.
         *
         * @param from how many images the calls before it request
         */
        ImageResult make(int from, int count);
    }

    private BatchedCalls() {}

    /** Returns all images that came, with the failures of the rest; throws the first failure if none came. */
    static ImageResult.Builder run(List<Integer> sizes, Executor executor, Call call) {
        List<OneCall> calls = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            int start = from;
            calls.add(new OneCall(() -> withMissing(call.make(start, size), size)));
            from += size;
        }
        calls.subList(1, calls.size()).forEach(one -> submit(one, executor));
        calls.forEach(OneCall::run);
        return joined(calls);
    }

    private static void submit(OneCall call, Executor executor) {
        try {
            executor.execute(call);
        } catch (RejectedExecutionException e) {
            // This thread makes the call.
        }
    }

    /** One paid call, which only the first thread that runs it makes. */
    private static final class OneCall implements Runnable {
        private final Supplier<ImageResult.Builder> work;
        private final AtomicBoolean started = new AtomicBoolean();
        private final CompletableFuture<ImageResult.Builder> result = new CompletableFuture<>();

        private OneCall(Supplier<ImageResult.Builder> work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (started.compareAndSet(false, true)) {
                try {
                    result.complete(work.get());
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            }
        }
    }

    /** Adds a failure for every requested image that is missing without one. */
    private static ImageResult.Builder withMissing(ImageResult result, int requested) {
        int received = result.images().size();
        int explained = received + result.partialFailures().size();
        ImageResult.Builder complete = result.toBuilder();
        for (int i = explained; i < requested; i++) {
            complete.partialFailure(ProviderException.of(
                            ProviderException.Reason.GENERATION_FAILED,
                            result.provider() + " sent " + received + " of " + requested
                                    + " images and gave no reason.")
                    .requestId(result.requestId())
                    .build());
        }
        return complete;
    }

    private static ImageResult.Builder joined(List<OneCall> calls) {
        ImageResult.Builder all = null;
        List<EaselException> failures = new ArrayList<>();
        for (OneCall one : calls) {
            try {
                ImageResult.Builder result = one.result.join();
                all = all == null ? result : all.merge(result.build());
            } catch (CompletionException e) {
                failures.add(failure(e));
            }
        }
        if (all == null) {
            EaselException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
        failures.forEach(all::partialFailure);
        return all;
    }

    private static EaselException failure(CompletionException e) {
        if (e.getCause() instanceof EaselException known) {
            return known;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        throw e.getCause() instanceof RuntimeException unexpected ? unexpected : e;
    }
}

package dev.easel.core.internal;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Makes the paid calls of one request at the same time and combines their results, in order. */
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
    static ImageResult run(List<Integer> sizes, Call call) {
        if (sizes.size() == 1) {
            return withMissing(call.make(0, sizes.get(0)), sizes.get(0));
        }
        List<CompletableFuture<ImageResult>> running = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            int start = from;
            running.add(CompletableFuture.supplyAsync(
                    () -> withMissing(call.make(start, size), size), BatchedCalls::startThread));
            from += size;
        }
        return joined(running);
    }

    /** Adds a failure for every requested image that is missing without one. */
    private static ImageResult withMissing(ImageResult result, int requested) {
        int received = result.images().size();
        int explained = received + result.partialFailures().size();
        if (explained >= requested) {
            return result;
        }
        ImageResult.Builder complete = result.toBuilder();
        for (int i = explained; i < requested; i++) {
            complete.partialFailure(ProviderException.of(
                            ProviderException.Reason.GENERATION_FAILED,
                            result.provider() + " sent " + received + " of " + requested
                                    + " images and gave no reason.")
                    .requestId(result.requestId())
                    .build());
        }
        return complete.build();
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "easel-batch");
        thread.setDaemon(true);
        thread.start();
    }

    private static ImageResult joined(List<CompletableFuture<ImageResult>> running) {
        List<ImageResult> results = new ArrayList<>();
        List<EaselException> failures = new ArrayList<>();
        for (CompletableFuture<ImageResult> one : running) {
            try {
                results.add(one.join());
            } catch (CompletionException e) {
                failures.add(failure(e));
            }
        }
        if (results.isEmpty()) {
            EaselException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
        ImageResult.Builder all = results.get(0).toBuilder();
        results.subList(1, results.size()).forEach(all::merge);
        failures.forEach(all::partialFailure);
        return all.build();
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

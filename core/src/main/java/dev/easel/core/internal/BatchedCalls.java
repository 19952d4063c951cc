package dev.easel.core.internal;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Makes the paid calls of one request at the same time and puts their results together, in order. */
final class BatchedCalls {
    /** Makes one paid call. */
    @FunctionalInterface
    interface Call {
        /**
         * Returns its result.
         *
         * @param from how many images the calls before it are asked for
         */
        ImageResult make(int from, int count);
    }

    private BatchedCalls() {}

    /** Returns all that came, with the failures of the rest; throws the first failure where nothing came. */
    static ImageResult run(List<Integer> sizes, Call call) {
        if (sizes.size() == 1) {
            return counted(call.make(0, sizes.get(0)), sizes.get(0));
        }
        List<CompletableFuture<ImageResult>> running = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            int start = from;
            running.add(CompletableFuture.supplyAsync(
                    () -> counted(call.make(start, size), size), BatchedCalls::onThreadOfItsOwn));
            from += size;
        }
        return joined(running);
    }

    /** Says of every image that was asked for and did not come that it is missing. */
    private static ImageResult counted(ImageResult result, int asked) {
        int came = result.images().size();
        int told = came + result.partialFailures().size();
        if (told >= asked) {
            return result;
        }
        ImageResult.Builder counted = result.toBuilder();
        for (int i = told; i < asked; i++) {
            counted.partialFailure(ProviderException.of(
                            ProviderException.Reason.GENERATION_FAILED,
                            result.provider() + " sent " + came + " of " + asked + " images and did not say why.")
                    .requestId(result.requestId())
                    .build());
        }
        return counted.build();
    }

    private static void onThreadOfItsOwn(Runnable task) {
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

package dev.easel.core.internal;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Prices;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes the paid calls of one request at the same time and combines their results, in order.
 *
 * <p>The calling thread makes whichever call the executor has not started yet, so that an executor of any size, even one
 * that runs the calling thread itself, cannot deadlock.
 */
final class BatchedCalls {
    /** Makes the request of one paid call. */
    @FunctionalInterface
    interface Sent<R extends ImageRequest> {
        /**
         * Returns what the provider is sent.
         *
         * @param from how many images the calls before it request
         */
        R of(int from, int count);
    }

    /** Makes paid calls of one request. */
    private record Calls<R extends ImageRequest>(
            RequestPlan plan,
            Executor executor,
            RunningCallContext context,
            Sent<R> sent,
            BiFunction<R, CallContext, ImageResult> port) {
        /** Returns the result of one call, with its cost where it is known. */
        private ImageResult.Builder make(int from, int count, CallContext its) {
            R request = sent.of(from, count);
            ImageResult result = port.apply(request, its);
            return result.toBuilder().cost(Prices.billed(plan.capabilities().prices(), request, result));
        }
    }

    private BatchedCalls() {}

    /**
     * Returns all images that came, with the failures of the rest; throws the first failure if none came.
     *
     * <p>Images that are missing without a failure are requested again as long as the request allows more calls.
     *
     * @param sent makes the request of each call
     * @param port makes a call in its own context
     */
    static <R extends ImageRequest> ImageResult.Builder run(
            RequestPlan plan,
            Executor executor,
            RunningCallContext context,
            Sent<R> sent,
            BiFunction<R, CallContext, ImageResult> port) {
        Calls<R> call = new Calls<>(plan, executor, context, sent, port);
        if (plan.batchSizes().size() > 1) {
            context.paidCalls().planSeveral();
        }
        int requested = plan.batchSizes().stream().mapToInt(Integer::intValue).sum();
        ImageResult.Builder all = round(plan.batchSizes(), 0, call);
        int made = plan.batchSizes().size();
        int began = requested;
        while (missing(all, requested) > 0 && made < plan.maxCalls()) {
            List<Integer> sizes = plan.batchSizes(missing(all, requested), plan.maxCalls() - made);
            int before = all.images().size();
            try {
                all.merge(round(sizes, began, call).build());
            } catch (RuntimeException e) {
                addFailure(known(e), all);
            }
            made += sizes.size();
            began += sizes.stream().mapToInt(Integer::intValue).sum();
            if (all.images().size() == before) {
                break;
            }
        }
        return withMissing(all, requested);
    }

    private static int missing(ImageResult.Builder result, int requested) {
        return requested - result.images().size() - result.partialFailures().size();
    }

    /** Adds the failure of a whole call; what one cost that may have been billed is unknown, and so is the sum. */
    static ImageResult.Builder addFailure(EaselException failure, ImageResult.Builder all) {
        return failure.billing() == Billing.NOT_BILLED
                ? all.partialFailure(failure)
                : all.partialFailure(failure).cost(Optional.empty());
    }

    private static ImageResult.Builder round(List<Integer> sizes, int from, Calls<?> call) {
        RunningCallContext context = call.context;
        List<OneCall> calls = new ArrayList<>();
        int next = from;
        for (int size : sizes) {
            int start = next;
            CallContext its = context.paidCalls().next(context);
            calls.add(new OneCall(() -> counted(context, () -> call.make(start, size, its))));
            next += size;
        }
        calls.subList(1, calls.size()).forEach(one -> submit(one, call.executor));
        // While this thread waits for the other calls, only they count as working.
        try (Registration waiting = context.clock().waiting()) {
            calls.forEach(OneCall::run);
            return joined(calls);
        }
    }

    private static ImageResult.Builder counted(RunningCallContext context, Supplier<ImageResult.Builder> call) {
        try (Registration working = context.clock().working()) {
            return call.get();
        }
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
                } catch (OutOfMemoryError e) {
                    result.completeExceptionally(
                            ImageProcessingException.outOfMemory(e).billedAtLeast(Billing.UNKNOWN));
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            }
        }
    }

    /** Adds a failure for every requested image that is missing without one. */
    private static ImageResult.Builder withMissing(ImageResult.Builder result, int requested) {
        int received = result.images().size();
        for (int missing = missing(result, requested); missing > 0; missing--) {
            result.partialFailure(ProviderException.of(
                            ProviderException.Reason.GENERATION_FAILED,
                            result.provider() + " sent " + received + " of " + requested
                                    + " images and gave no reason.")
                    .requestId(result.requestId())
                    .build());
        }
        return result;
    }

    private static ImageResult.Builder joined(List<OneCall> calls) {
        ImageResult.Builder all = null;
        List<Throwable> unmade = new ArrayList<>();
        for (OneCall one : calls) {
            try {
                ImageResult.Builder result = one.result.join();
                all = all == null ? result : all.merge(result.build());
            } catch (CompletionException e) {
                unmade.add(e.getCause() == null ? e : e.getCause());
            }
        }
        if (all == null) {
            throwUnexpected(unmade);
        }
        List<EaselException> failures =
                unmade.stream().map(BatchedCalls::known).collect(Collectors.toCollection(ArrayList::new));
        if (all == null) {
            Billing worst = failures.stream().map(EaselException::billing).reduce(Billing.NOT_BILLED, Billing::worse);
            EaselException first = failures.remove(0).billedAtLeast(worst);
            failures.forEach(first::addSuppressed);
            throw first;
        }
        for (EaselException failure : failures) {
            addFailure(failure, all);
        }
        return all;
    }

    /** An unexpected failure of one call must not cost the images of the others. */
    private static EaselException known(Throwable failure) {
        return failure instanceof EaselException known
                ? known
                : new UnreadableResponseException(
                        "The call failed: " + failure + ".", CallFacts.of(Billing.UNKNOWN), failure);
    }

    private static void throwUnexpected(List<Throwable> failures) {
        for (Throwable failure : failures) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException unexpected && !(failure instanceof EaselException)) {
                throw unexpected;
            }
        }
    }
}

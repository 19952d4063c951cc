package dev.easel.core.batch;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import dev.easel.core.port.out.Registration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call of a job. Each paid call in it waits for its turn first; before the first one the journal says that the job is
 * started, so that nothing is sent without an entry, and nothing that only waits has one.
 */
final class JobCall implements Interceptor {
    private final BatchContext batch;
    private final BatchJob job;
    private final String key;
    private final Runnable onBegin;
    private final ImageCall call;
    private final long preparedAt;
    private boolean begun;
    private boolean free;
    private boolean refused;
    private Duration waited = Duration.ZERO;
    private Duration pause = Duration.ZERO;
    private Pace.@Nullable Turn turn;

    private JobCall(
            BatchContext batch, BatchJob job, String key, Function<Easel, ImageCall> prepared, Runnable onBegin) {
        this.batch = batch;
        this.job = job;
        this.key = key;
        this.onBegin = onBegin;
        this.call = prepared.apply(around(batch.settings().easel()))
                .timeout(batch.settings().timeout())
                .onProgress(this::on);
        this.preparedAt = batch.timer().nanoTime();
    }

    /**
     * Prepares a paid call.
     *
     * @param onBegin runs before anything is sent
     */
    static JobCall paid(BatchContext batch, BatchJob job, String key, ImageRequest request, Runnable onBegin) {
        return new JobCall(batch, job, key, easel -> easel.call(request).idempotencyKey(key), onBegin);
    }

    /** Prepares to fetch the images of a provider's job, which costs nothing. */
    static JobCall fetching(BatchContext batch, BatchJob job, String providerJob) {
        return new JobCall(batch, job, "", easel -> easel.recover(providerJob), () -> {});
    }

    /** Prepares to read an image that was saved, which costs nothing. */
    static JobCall restoring(BatchContext batch, BatchJob job, Path saved) {
        return new JobCall(batch, job, "", easel -> easel.recover(saved), () -> {});
    }

    /** The interceptors of the program are outside: what they answer or reject neither waits nor starts. */
    private Easel around(Easel easel) {
        Easel all = easel.around(this);
        for (Interceptor interceptor : batch.settings().interceptors()) {
            all = all.around(interceptor);
        }
        return all;
    }

    ImageResult execute() {
        try (Registration running = batch.stop().track(call)) {
            return call.execute();
        }
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        return call(request, Capabilities.unknown(), context, next);
    }

    @Override
    public ImageResult call(ImageRequest request, Capabilities can, CallContext context, Supplier<ImageResult> next) {
        try (Pace.Turn mine = batch.pace().enter(context, isRefused())) {
            begin(mine, can);
            try {
                ImageResult result = next.get();
                mine.succeeded();
                return result;
            } catch (ProviderException e) {
                if (isBusy(e)) {
                    refused(mine.refused(e.retryAfter(), reason(e.provider(), e.getMessage())));
                }
                throw e;
            }
        }
    }

    private synchronized void begin(Pace.Turn mine, Capabilities can) {
        turn = mine;
        free = can.free();
        if (!begun) {
            batch.append(new JournalEntry.Started(
                    job.id(), job.fingerprint(), key, batch.timer().now()));
            begun = true;
            waited = Duration.ofNanos(batch.timer().nanoTime() - preparedAt);
            onBegin.run();
        }
    }

    private synchronized void refused(Duration wait) {
        refused = true;
        pause = wait;
    }

    private synchronized boolean isRefused() {
        return refused;
    }

    private void on(ProgressEvent event) {
        if (event instanceof ProgressEvent.JobSubmitted submitted) {
            batch.appended(
                    new JournalEntry.Submitted(job.id(), job.fingerprint(), submitted.provider(), submitted.job()));
        } else if (event instanceof ProgressEvent.RetryScheduled retry
                && retry.error().filter(JobCall::isBusy).isPresent()) {
            ease(retry);
        }
        batch.listener().progressed(job, event);
    }

    private void ease(ProgressEvent.RetryScheduled retry) {
        Pace.Turn latest;
        synchronized (this) {
            latest = turn;
        }
        if (latest != null) {
            latest.refused(Optional.of(retry.delay()), retry.reason());
        }
    }

    private static boolean isBusy(Reason reason) {
        return reason == Reason.RATE_LIMITED || reason == Reason.OVERLOADED;
    }

    /** Returns whether a provider had too much to do and certainly did nothing, so that the same call may succeed later. */
    static boolean isBusy(EaselException failure) {
        return failure instanceof ProviderException error && isBusy(error.reason()) && error.safeToRepeat();
    }

    private static String reason(Optional<String> provider, String message) {
        return provider.map(name -> name + ": ").orElse("") + message;
    }

    /** Stops the batch where a budget of the program is exceeded. */
    void stopWhereExceeded(EaselException failure) {
        if (failure instanceof BudgetExceededException) {
            batch.stop()
                    .noMoreJobs(new BudgetExceededException(
                            "Not started: at job '" + job.id() + "' the budget was exceeded. " + failure.getMessage()));
        }
    }

    /** Returns whether the journal says that this call was started. */
    synchronized boolean begun() {
        return begun;
    }

    /** Returns whether the provider charges nothing. */
    synchronized boolean free() {
        return free;
    }

    /** Returns how long no call begins because a provider had too much to do. */
    synchronized Duration pause() {
        return pause;
    }

    /** Returns how long the call has taken, without its wait for the first turn. */
    synchronized Duration elapsed() {
        return Duration.ofNanos(batch.timer().nanoTime() - preparedAt).minus(waited);
    }

    /** Returns the call as it was prepared. */
    ImageCall prepared() {
        return call;
    }
}

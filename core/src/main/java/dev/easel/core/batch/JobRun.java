package dev.easel.core.batch;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.AbandonableCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One job from what the journal says of it to its outcome: call, store, say so in the journal, publish, say so. Each step
 * is safe to die after: the next run finds what was done.
 */
final class JobRun {
    private static final int TRIES = 6;
    private static final Resumption.ProviderFacts UNKNOWN = new Resumption.ProviderFacts(false, false);

    private final BatchContext batch;
    private final BatchJob job;
    private int expected = 1;
    private boolean toldStarted;
    private boolean free;

    JobRun(BatchContext batch, BatchJob job) {
        this.batch = batch;
        this.job = job;
    }

    /** Reports a job with which nothing is done. */
    void report(JobOutcome outcome) {
        if (outcome.state() == JobOutcome.State.SUCCEEDED) {
            expected = outcome.images().size();
        } else {
            // Counts what is requested.
            request();
        }
        end(outcome);
    }

    void run(Resumption.Step step) {
        if (step instanceof Resumption.Report report) {
            report(report.outcome());
        } else if (step instanceof Resumption.Publish stored) {
            request();
            publish(stored.outcome(), true);
        } else if (step instanceof Resumption.Restore restore) {
            restore(restore);
        } else if (step instanceof Resumption.Fetch fetch) {
            fetch(fetch);
        } else if (step instanceof Resumption.Call call) {
            call(call);
        }
    }

    /** Returns what is known about the provider of the job; nothing where that cannot be told. */
    Resumption.ProviderFacts provider() {
        Optional<ImageRequest> request = request();
        try {
            return request.map(this::provider).orElse(UNKNOWN);
        } catch (EaselException e) {
            return UNKNOWN;
        }
    }

    private Resumption.ProviderFacts provider(ImageRequest request) {
        Capabilities can = batch.settings()
                .easel()
                .capabilities(request.verb(), request.model().orElse(ModelId.DEFAULT));
        return new Resumption.ProviderFacts(can.honorsIdempotencyKeys(), can.free());
    }

    /** Returns the request, or empty if it cannot be made. */
    private Optional<ImageRequest> request() {
        try {
            return Optional.of(required());
        } catch (EaselException e) {
            return Optional.empty();
        }
    }

    private ImageRequest required() {
        try {
            ImageRequest request = job.request().get();
            expected = request.count();
            return request;
        } catch (EaselException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnsupportedRequestException(
                    "The request of job '" + job.id() + "' cannot be made: " + e.getMessage(), CallFacts.NOT_SENT, e);
        }
    }

    private void call(Resumption.Call step) {
        ImageRequest request;
        try {
            request = required();
        } catch (EaselException e) {
            failed(e, Duration.ZERO, step.inDoubt(), false);
            return;
        }
        for (int attempt = 1; ; attempt++) {
            JobCall call = JobCall.paid(batch, job, step.key(), request, this::tellStarted);
            ImageResult result;
            try {
                result = call.execute();
            } catch (RuntimeException e) {
                free = call.free();
                EaselException failure = known(e, call.begun() ? Billing.UNKNOWN : Billing.NOT_BILLED);
                call.stopWhereExceeded(failure);
                if (!repeats(failure, attempt, call, step)) {
                    failed(failure, call.elapsed(), step.inDoubt(), call.begun());
                    return;
                }
                continue;
            }
            keep(call, result);
            return;
        }
    }

    /** Returns whether a call is made again. While it waits, the journal has its failure: a job that only waits is in no doubt. */
    private boolean repeats(EaselException failure, int attempt, JobCall call, Resumption.Call step) {
        if (attempt == TRIES
                || !JobCall.isBusy(failure)
                || batch.stop().reason().isPresent()
                || call.begun() && !step.inDoubt() && !batch.appended(ended(failed(failure, call.elapsed(), true)))) {
            return false;
        }
        Optional<Reason> error =
                failure instanceof ProviderException known ? Optional.of(known.reason()) : Optional.empty();
        batch.listener()
                .progressed(
                        job, new ProgressEvent.RetryScheduled(attempt + 1, call.pause(), failure.getMessage(), error));
        return true;
    }

    private void tellStarted() {
        if (!toldStarted) {
            toldStarted = true;
            batch.listener().started(job);
        }
    }

    private void fetch(Resumption.Fetch step) {
        request();
        JobCall call = JobCall.fetching(batch, job, step.providerJob());
        tellStarted();
        ImageResult result;
        try {
            result = call.execute();
        } catch (RuntimeException e) {
            EaselException failure = known(e, Billing.UNKNOWN);
            EaselException named = failure.with(failure.facts()
                            .job(step.providerJob())
                            .provider(failure.provider().orElse(step.provider())))
                    .billedAtLeast(Billing.UNKNOWN);
            if (step.orCall() && !mayComeLater(failure)) {
                call(new Resumption.Call(Resumption.newKey(), true));
            } else if (isOver(failure)) {
                failed(named, call.elapsed(), false, true);
            } else {
                end(Outcomes.without(job.id(), JobOutcome.State.IN_DOUBT, named, call.elapsed()));
            }
            return;
        }
        keep(call, result);
    }

    /** Returns whether the failure says nothing of the provider's job, so that its images may be fetched another time. */
    /**
     * A request of several images has several saved files, of which the journal names one: those stay where they are. So does
     * an image whose pixels outside a mask may not be restored yet.
     */
    private void restore(Resumption.Restore step) {
        boolean whole = request()
                .filter(request -> request.count() == 1 && request.verb().port() != Verb.INPAINT)
                .isPresent();
        if (!whole) {
            report(Outcomes.earlier(step.outcome()));
            return;
        }
        JobCall call = JobCall.restoring(batch, job, step.saved());
        ImageResult result;
        try {
            result = call.execute();
        } catch (RuntimeException e) {
            report(Outcomes.earlier(step.outcome()));
            return;
        }
        keep(call, result);
    }

    private static boolean mayComeLater(EaselException failure) {
        if (failure instanceof ProviderException error) {
            return switch (error.reason()) {
                case RATE_LIMITED, OVERLOADED, INTERNAL, AUTHENTICATION, FORBIDDEN, QUOTA_EXHAUSTED -> true;
                case INVALID_REQUEST, NOT_FOUND, CONTENT_REJECTED, GENERATION_FAILED, NO_IMAGE -> false;
            };
        }
        return failure instanceof TransportException
                || failure instanceof CallCancelledException
                || failure instanceof StorageException;
    }

    /** Returns whether the provider's job ended without images. */
    private static boolean isOver(EaselException failure) {
        return failure instanceof ProviderException error
                && (error.reason() == Reason.GENERATION_FAILED
                        || error.reason() == Reason.CONTENT_REJECTED
                        || error.reason() == Reason.NO_IMAGE);
    }

    private static EaselException known(RuntimeException failure, Billing billing) {
        return failure instanceof EaselException known
                ? known
                : new UnreadableResponseException("The call failed: " + failure + ".", CallFacts.of(billing), failure);
    }

    /** Ends a job without images. A call that may have been billed before stays in doubt where this one says nothing of it. */
    private void failed(EaselException failure, Duration elapsed, boolean inDoubt, boolean begun) {
        if (inDoubt && failure.billing() == Billing.NOT_BILLED) {
            end(Outcomes.without(job.id(), JobOutcome.State.IN_DOUBT, failure.billedAtLeast(Billing.UNKNOWN), elapsed));
            return;
        }
        JobOutcome outcome = failed(failure, elapsed, begun);
        if (begun || outcome.state() == JobOutcome.State.FAILED) {
            batch.appended(ended(outcome));
        }
        end(outcome);
    }

    private JobOutcome failed(EaselException failure, Duration elapsed, boolean begun) {
        boolean cancelled = failure instanceof CallCancelledException;
        boolean unrecorded = !begun
                && failure instanceof StorageException
                && batch.stop().failure().isPresent();
        if (failure.billing() == Billing.NOT_BILLED
                && (cancelled || unrecorded || failure instanceof BudgetExceededException)) {
            EaselException why = cancelled ? batch.stop().reason().orElse(failure) : failure;
            return Outcomes.without(job.id(), JobOutcome.State.NOT_STARTED, why);
        }
        return Outcomes.without(job.id(), JobOutcome.State.FAILED, failure, elapsed);
    }

    private JournalEntry.Ended ended(JobOutcome outcome) {
        return new JournalEntry.Ended(job.fingerprint(), outcome);
    }

    private void keep(JobCall call, ImageResult result) {
        free = call.free();
        result.partialFailures().forEach(call::stopWhereExceeded);
        try (result) {
            List<KeptImage> images;
            try {
                images = batch.settings().keeper().store(job, result);
            } catch (RuntimeException e) {
                unkept(call, result, e);
                return;
            }
            JobOutcome outcome = Outcomes.kept(job.id(), images, result, expected, call.elapsed());
            // Also where the journal cannot be written any more: what is paid for is not left in a temporary file.
            batch.appended(new JournalEntry.Received(job.fingerprint(), outcome));
            publish(outcome, false);
        }
    }

    /** Saves images that could not be stored where those of cancelled calls are, and stops the batch. */
    private void unkept(JobCall call, ImageResult result, RuntimeException cause) {
        EaselException failure = storage("The images of job '" + job.id() + "' could not be stored", cause)
                .with(billed(result));
        if (call.prepared() instanceof AbandonableCall abandonable) {
            failure = abandonable.undelivered(result, failure);
        }
        Optional<String> saved = failure.savedResponse().map(Object::toString);
        failure = saved.isPresent() ? failure.adding("What was billed is saved in " + saved.get() + ".") : failure;
        batch.stop().fail(failure);
        JobOutcome outcome = Outcomes.without(job.id(), JobOutcome.State.FAILED, failure, call.elapsed());
        batch.appended(ended(outcome));
        end(outcome);
    }

    private CallFacts billed(ImageResult result) {
        return CallFacts.of(free ? Billing.NOT_BILLED : Billing.BILLED)
                .provider(result.provider())
                .requestId(result.requestId());
    }

    private static EaselException storage(String what, RuntimeException cause) {
        String why = cause instanceof EaselException known ? known.getMessage() : cause + ".";
        return new StorageException(what + ": " + why, cause);
    }

    /** Gives stored images their names. Where that fails, the journal keeps them as stored, and the next run tries again. */
    private void publish(JobOutcome outcome, boolean earlier) {
        boolean published;
        try {
            published = batch.settings().keeper().publish(job, outcome.images());
        } catch (RuntimeException e) {
            EaselException failure =
                    storage("The images of job '" + job.id() + "' are stored, but could not be given their names", e);
            batch.stop().fail(failure);
            unpublished(failure);
            return;
        }
        if (published) {
            batch.appended(ended(outcome));
            end(earlier ? Outcomes.earlier(outcome) : outcome);
        } else {
            unpublished(new StorageException("Images of job '" + job.id()
                    + "' are not where they were stored: put them back and run the batch again."));
        }
    }

    private void unpublished(EaselException failure) {
        Billing billing = free ? Billing.NOT_BILLED : Billing.BILLED;
        end(Outcomes.without(
                job.id(), JobOutcome.State.FAILED, failure.with(failure.facts().billing(billing))));
    }

    private void end(JobOutcome outcome) {
        batch.end(job, outcome, expected, free);
    }
}

package dev.easel.core.batch;

import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.UnsupportedRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Decides what is done with a job by what the journal says of it. */
record Resumption(InDoubt inDoubt, boolean retryFailed) {
    /** What is done with a job. */
    sealed interface Step {}

    /** What is known about the provider of a job without calling it. */
    record ProviderFacts(boolean honorsKeys, boolean free) {}

    /** The job is called; in doubt, an earlier call with the same key may have been billed. */
    record Call(String key, boolean inDoubt) implements Step {}

    /** The images of the provider's job are fetched; where that cannot succeed any more, the job may be called again. */
    record Fetch(String provider, String providerJob, boolean orCall) implements Step {}

    /** The image that came but could not be stored is taken from where it was saved instead. */
    record Restore(Path saved, JobOutcome outcome) implements Step {}

    /** Images that are stored get their names. */
    record Publish(JobOutcome outcome) implements Step {}

    /** Nothing is done: an earlier run ended the job, or it cannot be decided. */
    record Report(JobOutcome outcome) implements Step {}

    /**
     * Returns what is done with a job.
     *
     * @param provider whether the provider of the job documents that it honors idempotency keys, and whether it charges nothing
     */
    Step of(BatchJob job, Optional<JournalEntry> last, Supplier<ProviderFacts> provider) {
        if (last.isEmpty()) {
            return call();
        }
        JournalEntry entry = last.get();
        if (!entry.fingerprint().equals(job.fingerprint())) {
            return isOver(entry)
                    ? call()
                    : new Report(Outcomes.without(job.id(), JobOutcome.State.FAILED, changed(job)));
        }
        if (entry instanceof JournalEntry.Received received) {
            return new Publish(received.outcome());
        }
        if (entry instanceof JournalEntry.Submitted submitted) {
            return inDoubt == InDoubt.SKIP
                    ? doubtful(
                            job, "its provider's job " + submitted.providerJob() + " was submitted", facts(submitted))
                    : new Fetch(submitted.provider(), submitted.providerJob(), inDoubt == InDoubt.RETRY);
        }
        if (entry instanceof JournalEntry.Started started) {
            return started(job, started, provider.get());
        }
        return ended((JournalEntry.Ended) entry);
    }

    private Step started(BatchJob job, JournalEntry.Started started, ProviderFacts provider) {
        if (provider.free()) {
            return call();
        }
        return inDoubt == InDoubt.RETRY || inDoubt == InDoubt.RESUME && provider.honorsKeys()
                ? new Call(started.idempotencyKey(), true)
                : doubtful(job, "it was called at " + started.at(), CallFacts.of(Billing.UNKNOWN));
    }

    private static Call call() {
        return new Call(newKey(), false);
    }

    /** Returns a key that no other call has; the journal keeps it, so that a later run can repeat the call. */
    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Returns whether nothing can come of a job any more, so that another request may follow under its id. */
    private static boolean isOver(JournalEntry entry) {
        if (!(entry instanceof JournalEntry.Ended ended)) {
            return false;
        }
        return switch (ended.outcome().state()) {
            case NOT_STARTED -> true;
            case FAILED -> fetchable(ended.outcome()).isEmpty();
            case SUCCEEDED, PARTIAL, IN_DOUBT -> false;
        };
    }

    /** Returns the provider's job of a failure that may have been billed. */
    private static Optional<String> fetchable(JobOutcome outcome) {
        return isNotBilled(outcome) ? Optional.empty() : outcome.failure().flatMap(EaselException::job);
    }

    private static boolean isNotBilled(JobOutcome outcome) {
        return outcome.failure()
                .filter(failure -> failure.billing() == Billing.NOT_BILLED)
                .isPresent();
    }

    /** Returns whether the provider rejected the request for what it contains, which it would do again. */
    private static boolean isRejected(JobOutcome outcome) {
        return outcome.failure().orElse(null) instanceof ProviderException error
                && (error.reason() == ProviderException.Reason.INVALID_REQUEST
                        || error.reason() == ProviderException.Reason.CONTENT_REJECTED);
    }

    private Step ended(JournalEntry.Ended entry) {
        JobOutcome outcome = entry.outcome();
        return switch (outcome.state()) {
            case NOT_STARTED -> call();
            case FAILED -> failed(outcome);
            case SUCCEEDED, PARTIAL, IN_DOUBT -> earlier(outcome);
        };
    }

    /** Returns whether a file is an image that was only to be stored, and not a response that is still to be worked on. */
    private static boolean isImage(Path file) {
        String name = file.getFileName().toString();
        return ImageFormat.named(name.substring(name.lastIndexOf('.') + 1)).isPresent() && Files.isRegularFile(file);
    }

    private Step failed(JobOutcome outcome) {
        Optional<Path> saved = outcome.failure()
                .filter(failure -> failure instanceof StorageException)
                .flatMap(EaselException::savedResponse)
                .filter(Resumption::isImage);
        if (saved.isPresent()) {
            return new Restore(saved.get(), outcome);
        }
        Optional<String> providerJob = fetchable(outcome);
        if (providerJob.isPresent() && (inDoubt != InDoubt.SKIP || retryFailed)) {
            return new Fetch(outcome.provider().orElse("unknown"), providerJob.get(), retryFailed);
        }
        return retryFailed || isNotBilled(outcome) && !isRejected(outcome) ? call() : earlier(outcome);
    }

    private static Step earlier(JobOutcome outcome) {
        return new Report(Outcomes.earlier(outcome));
    }

    private static Step doubtful(BatchJob job, String what, CallFacts facts) {
        EaselException failure = new CallCancelledException(
                "An earlier run ended while job '" + job.id() + "' was under way: " + what
                        + ", and may have been billed.",
                facts,
                null);
        return new Report(Outcomes.without(job.id(), JobOutcome.State.IN_DOUBT, failure));
    }

    /** Returns what is known about a call whose job the provider took. */
    static CallFacts facts(String provider, String providerJob) {
        return CallFacts.of(Billing.UNKNOWN).provider(provider).job(providerJob);
    }

    private static CallFacts facts(JournalEntry.Submitted submitted) {
        return facts(submitted.provider(), submitted.providerJob());
    }

    private static EaselException changed(BatchJob job) {
        return new UnsupportedRequestException("The request of job '" + job.id()
                + "' is not the one that the journal has under this id, which has images or may have: give the"
                + " changed job another id, or run it with another journal.");
    }

    /** Returns the failure of a job whose id an earlier job of the same run has. */
    static EaselException repeated(BatchJob job) {
        return new UnsupportedRequestException(
                "Two jobs of the batch have the id '" + job.id() + "': give each job an id that no other has.");
    }
}

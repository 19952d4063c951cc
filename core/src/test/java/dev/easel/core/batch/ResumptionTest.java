package dev.easel.core.batch;

import static dev.easel.core.batch.JobOutcome.State.FAILED;
import static dev.easel.core.batch.JobOutcome.State.IN_DOUBT;
import static dev.easel.core.batch.JobOutcome.State.NOT_STARTED;
import static dev.easel.core.batch.JobOutcome.State.PARTIAL;
import static dev.easel.core.batch.JobOutcome.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnsupportedRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done with a job, by the last entry that the journal has of it. */
class ResumptionTest {
    private static final BatchJob JOB = BatchWorld.job("a");
    private static final JournalEntry STARTED =
            new JournalEntry.Started("a", JOB.fingerprint(), "key-1", Instant.parse("2026-11-21T12:00:00Z"));
    private static final JournalEntry SUBMITTED = new JournalEntry.Submitted("a", JOB.fingerprint(), "fal", "job-9");
    private static final KeptImage IMAGE = new KeptImage("a.png", new Size(4, 4), ImageFormat.PNG, 9, "0".repeat(64));

    private static JobOutcome outcome(JobOutcome.State state, EaselException... failure) {
        return new JobOutcome(
                "a",
                state,
                state == SUCCEEDED || state == PARTIAL ? List.of(IMAGE) : List.of(),
                Optional.of("test"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(3),
                List.of(),
                Stream.of(failure).findFirst(),
                false);
    }

    private static JournalEntry ended(JobOutcome.State state, EaselException... failure) {
        return new JournalEntry.Ended(JOB.fingerprint(), outcome(state, failure));
    }

    private static EaselException error(Reason reason) {
        return ProviderException.of(reason, reason.name()).build();
    }

    private static EaselException broken(Billing billing) {
        return new TransportException(TransportException.Phase.CLOSED, "broken", CallFacts.of(billing), null);
    }

    private static EaselException brokenJob() {
        return new TransportException(
                TransportException.Phase.CLOSED,
                "broken",
                CallFacts.of(Billing.UNKNOWN).job("job-9"),
                null);
    }

    private static String step(JournalEntry last, InDoubt mode, boolean retryFailed, boolean honorsKeys) {
        return step(JOB, last, mode, retryFailed, honorsKeys);
    }

    private static String step(BatchJob job, JournalEntry last, InDoubt mode, boolean retryFailed, boolean honorsKeys) {
        Resumption.Step step = new Resumption(mode, retryFailed)
                .of(job, Optional.of(last), () -> new Resumption.ProviderFacts(honorsKeys, false));
        if (step instanceof Resumption.Call call) {
            return call.inDoubt() ? "call with " + call.key() : "call";
        }
        if (step instanceof Resumption.Fetch fetch) {
            return "fetch " + fetch.providerJob() + (fetch.orCall() ? " or call" : "");
        }
        if (step instanceof Resumption.Publish) {
            return "publish";
        }
        JobOutcome reported = ((Resumption.Report) step).outcome();
        return (reported.earlier() ? "earlier " : "report ") + reported.state();
    }

    @Test
    void thereIsNoDoubtWhereTheProviderChargesNothing() {
        JournalEntry started = new JournalEntry.Started("a", JOB.fingerprint(), "key-1", Instant.EPOCH);
        for (InDoubt mode : InDoubt.values()) {
            Resumption.Step step = new Resumption(mode, false)
                    .of(JOB, Optional.of(started), () -> new Resumption.ProviderFacts(false, true));
            assertThat(step)
                    .isInstanceOfSatisfying(
                            Resumption.Call.class,
                            call -> assertThat(call.inDoubt()).isFalse());
        }
    }

    static Stream<Arguments> entries() {
        JournalEntry rejected = ended(FAILED, error(Reason.CONTENT_REJECTED));
        JournalEntry invalid = ended(FAILED, error(Reason.INVALID_REQUEST));
        // What the journal has; then with skip, retry, resume, resume where keys are honored, and retryFailed.
        return Stream.of(
                row(ended(SUCCEEDED), "earlier SUCCEEDED", same(), same(), same(), same()),
                row(ended(PARTIAL), "earlier PARTIAL", same(), same(), same(), same()),
                row(ended(NOT_STARTED), "call", same(), same(), same(), same()),
                row(rejected, "earlier FAILED", same(), same(), same(), "call"),
                row(invalid, "earlier FAILED", same(), same(), same(), "call"),
                row(ended(FAILED, error(Reason.RATE_LIMITED)), "call", same(), same(), same(), same()),
                row(ended(FAILED, error(Reason.AUTHENTICATION)), "call", same(), same(), same(), same()),
                row(ended(FAILED, error(Reason.QUOTA_EXHAUSTED)), "call", same(), same(), same(), same()),
                row(ended(FAILED, new StorageException("gone")), "call", same(), same(), same(), same()),
                row(ended(FAILED, new UnsupportedRequestException("no")), "call", same(), same(), same(), same()),
                row(ended(FAILED, broken(Billing.NOT_BILLED)), "call", same(), same(), same(), same()),
                row(ended(FAILED, broken(Billing.UNKNOWN)), "earlier FAILED", same(), same(), same(), "call"),
                row(ended(FAILED, error(Reason.NO_IMAGE)), "earlier FAILED", same(), same(), same(), "call"),
                row(ended(FAILED), "earlier FAILED", same(), same(), same(), "call"),
                row(
                        ended(FAILED, brokenJob()),
                        "earlier FAILED",
                        "fetch job-9",
                        "fetch job-9",
                        "fetch job-9",
                        "fetch job-9 or call"),
                row(ended(IN_DOUBT), "earlier IN_DOUBT", same(), same(), same(), same()),
                row(
                        new JournalEntry.Received(JOB.fingerprint(), outcome(SUCCEEDED)),
                        "publish",
                        same(),
                        same(),
                        same(),
                        same()),
                row(STARTED, "report IN_DOUBT", "call with key-1", "report IN_DOUBT", "call with key-1", same()),
                row(SUBMITTED, "report IN_DOUBT", "fetch job-9 or call", "fetch job-9", "fetch job-9", same()));
    }

    private static String same() {
        return "same";
    }

    private static Arguments row(
            JournalEntry last, String skip, String retry, String resume, String honored, String failedToo) {
        return Arguments.of(last, skip, retry, resume, honored, failedToo);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void eachEntryHasItsStep(
            JournalEntry last, String skip, String retry, String resume, String honored, String failedToo) {
        assertThat(step(last, InDoubt.SKIP, false, true)).isEqualTo(skip);
        assertThat(step(last, InDoubt.RETRY, false, false)).isEqualTo(or(retry, skip));
        assertThat(step(last, InDoubt.RESUME, false, false)).isEqualTo(or(resume, skip));
        assertThat(step(last, InDoubt.RESUME, false, true)).isEqualTo(or(honored, skip));
        assertThat(step(last, InDoubt.SKIP, true, true)).isEqualTo(or(failedToo, skip));
    }

    private static String or(String known, String otherwise) {
        return known.equals("same") ? otherwise : known;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anotherRequestWithTheSameIdIsAnErrorWhereTheFirstHasImagesOrMayHave(
            JournalEntry last, String skip, String retry, String resume, String honored, String failedToo) {
        BatchJob changed = new BatchJob("a", "another fingerprint", JOB.request());
        boolean over = last instanceof JournalEntry.Ended && failedToo.equals("call") || skip.equals("call");
        for (InDoubt mode : InDoubt.values()) {
            assertThat(step(changed, last, mode, false, true)).isEqualTo(over ? "call" : "report FAILED");
            assertThat(step(changed, last, mode, true, true)).isEqualTo(over ? "call" : "report FAILED");
        }
    }

    @Test
    void theErrorOfAnotherRequestNamesTheId() {
        Resumption.Step step = new Resumption(InDoubt.SKIP, false)
                .of(
                        new BatchJob("a", "another", JOB.request()),
                        Optional.of(STARTED),
                        () -> new Resumption.ProviderFacts(false, false));
        EaselException failure = ((Resumption.Report) step).outcome().failure().orElseThrow();
        assertThat(failure).hasMessageContaining("job 'a'").isInstanceOf(UnsupportedRequestException.class);
        assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
    }

    @Test
    void aJobInDoubtSaysWhatIsKnown() {
        JobOutcome started = ((Resumption.Report) new Resumption(InDoubt.SKIP, false)
                        .of(JOB, Optional.of(STARTED), () -> new Resumption.ProviderFacts(false, false)))
                .outcome();
        assertThat(started.failure().orElseThrow())
                .hasMessage("An earlier run ended while job 'a' was under way: it was called at 2026-11-21T12:00:00Z,"
                        + " and may have been billed.");
        assertThat(started.failure().orElseThrow().billing()).isEqualTo(Billing.UNKNOWN);
        JobOutcome submitted = ((Resumption.Report) new Resumption(InDoubt.SKIP, false)
                        .of(JOB, Optional.of(SUBMITTED), () -> new Resumption.ProviderFacts(false, false)))
                .outcome();
        assertThat(submitted.failure().flatMap(EaselException::job)).contains("job-9");
        assertThat(submitted.provider()).contains("fal");
    }

    @Test
    void everyCallHasAnotherKey() {
        Resumption resumption = new Resumption(InDoubt.SKIP, false);
        Resumption.Call first = (Resumption.Call)
                resumption.of(JOB, Optional.empty(), () -> new Resumption.ProviderFacts(false, false));
        Resumption.Call second = (Resumption.Call)
                resumption.of(JOB, Optional.empty(), () -> new Resumption.ProviderFacts(false, false));
        assertThat(first.key()).isNotEqualTo(second.key()).matches("[!-~]{1,200}");
    }
}

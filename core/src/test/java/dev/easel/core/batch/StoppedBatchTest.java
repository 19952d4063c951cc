package dev.easel.core.batch;

import static dev.easel.core.batch.JobOutcome.State.FAILED;
import static dev.easel.core.batch.JobOutcome.State.IN_DOUBT;
import static dev.easel.core.batch.JobOutcome.State.NOT_STARTED;
import static dev.easel.core.batch.JobOutcome.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that stops a batch before its end. */
@Timeout(60)
class StoppedBatchTest {
    @TempDir
    Path folder;

    private BatchWorld world;

    @BeforeEach
    void begin() {
        world = new BatchWorld(folder);
    }

    private static BatchJob of(String prompt, int count) {
        return new BatchJob(
                prompt,
                prompt,
                () -> GenerateRequest.builder(prompt).count(count).build());
    }

    @Test
    void anExceededBudgetStartsNothingMoreNotEvenWhatWouldFit() {
        RecordingListener listener = new RecordingListener();
        world.batch()
                .around(Budget.ofImages(4))
                .run(List.of(of("a", 2), of("b", 3), of("c", 1)).iterator(), listener)
                .execute();
        assertThat(world.calls()).containsExactly("a");
        assertThat(listener.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(listener.outcome("b").state()).isEqualTo(NOT_STARTED);
        assertThat(listener.outcome("b").failure()).containsInstanceOf(BudgetExceededException.class);
        assertThat(listener.outcome("c").state()).isEqualTo(NOT_STARTED);
        assertThat(listener.outcome("c").failure().orElseThrow())
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageStartingWith(
                        "Not started: at job 'b' the budget was exceeded. The budget has 2 images left");
        assertThat(listener.started()).containsExactly("a");
        assertThat(world.journal.kinds("b") + world.journal.kinds("c")).isEmpty();
    }

    @Test
    void theNextRunGoesOnWhereTheBudgetEnded() {
        world.run(world.batch().around(Budget.ofImages(2)), "a", "b", "c", "d");
        RecordingListener listener = world.run(world.batch().around(Budget.ofImages(2)), "a", "b", "c", "d");
        assertThat(world.calls()).containsExactly("a", "b", "c", "d");
        assertThat(listener.ended()).extracting(JobOutcome::state).containsOnly(SUCCEEDED);
    }

    @Test
    void allThatTheBudgetAllowedAreMadeAlsoAtOnce() {
        RecordingListener listener = world.run(
                world.batch().parallel(8).around(Budget.ofImages(5)), "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(listener.ended())
                .filteredOn(outcome -> outcome.state() == SUCCEEDED)
                .hasSize(5);
        assertThat(listener.ended())
                .filteredOn(outcome -> outcome.state() == NOT_STARTED)
                .hasSize(4);
        assertThat(world.calls()).hasSize(5);
    }

    @Test
    void failFastStartsNothingAfterAFailure() {
        world.responds((request, context) -> {
            if (request.prompt().equals("b")) {
                throw ProviderException.of(Reason.CONTENT_REJECTED, "no").build();
            }
            return BatchWorld.images(1);
        });
        world.run("earlier");
        RecordingListener listener = world.run(world.batch().failFast(), "a", "b", "c", "earlier");
        assertThat(listener.outcome("c").state()).isEqualTo(NOT_STARTED);
        assertThat(listener.outcome("c").failure().map(EaselException::getMessage))
                .contains("Not started: job 'b' failed, and the batch stops at the first failure.");
        assertThat(listener.outcome("earlier").earlier()).isTrue();
        assertThat(world.calls()).containsExactly("earlier", "a", "b");
    }

    /** A provider whose calls wait until they are cancelled. */
    private static ImageResult untilCancelled(CallContext context, CountDownLatch waiting, Billing billing) {
        CountDownLatch cancelled = new CountDownLatch(1);
        context.onCancel(cancelled::countDown);
        waiting.countDown();
        try {
            assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        context.throwIfStopped(billing);
        throw new AssertionError("It was cancelled.");
    }

    private RecordingListener cancelled(Billing billing, boolean interrupt) throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        world.responds((request, context) ->
                request.prompt().equals("b") ? untilCancelled(context, waiting, billing) : BatchWorld.images(1));
        RecordingListener listener = new RecordingListener();
        BatchRun run = world.batch().run(BatchWorld.jobs("a", "b", "c").iterator(), listener);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            run.execute();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        if (interrupt) {
            thread.interrupt();
        } else {
            run.cancel();
        }
        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isEqualTo(interrupt);
        return listener;
    }

    @Test
    void cancellingCutsWhatRunsAndStartsNothingMore() throws Exception {
        RecordingListener listener = cancelled(Billing.UNKNOWN, false);
        assertThat(listener.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(listener.outcome("b").state()).isEqualTo(FAILED);
        assertThat(listener.outcome("b").failure().map(EaselException::billing)).contains(Billing.UNKNOWN);
        assertThat(listener.outcome("c").state()).isEqualTo(NOT_STARTED);
        assertThat(listener.outcome("c").failure()).containsInstanceOf(CallCancelledException.class);
        assertThat(world.journal.kinds("b")).isEqualTo("Started Ended");
        assertThat(world.journal.kinds("c")).isEmpty();
    }

    @Test
    void interruptingTheThreadCancels() throws Exception {
        RecordingListener listener = cancelled(Billing.UNKNOWN, true);
        assertThat(listener.outcome("b").state()).isEqualTo(FAILED);
        assertThat(listener.outcome("c").state()).isEqualTo(NOT_STARTED);
    }

    @Test
    void whatWasCutBeforeAnythingWasBilledRunsNextTime() throws Exception {
        RecordingListener listener = cancelled(Billing.NOT_BILLED, false);
        assertThat(listener.outcome("b").state()).isEqualTo(NOT_STARTED);
        assertThat(listener.outcome("b").failure().map(EaselException::getMessage))
                .contains("The batch was cancelled before this job.");
        world.responds((request, context) -> BatchWorld.images(1));
        assertThat(world.run("a", "b", "c").started()).containsExactly("b", "c");
    }

    @Test
    void aCancelledBatchStartsNothing() {
        RecordingListener listener = new RecordingListener();
        BatchRun run = world.batch().run(BatchWorld.jobs("a", "b").iterator(), listener);
        run.cancel();
        run.execute();
        assertThat(listener.ended()).extracting(JobOutcome::state).containsExactly(NOT_STARTED, NOT_STARTED);
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void aJobInDoubtStaysSoWhenTheBatchStopsBeforeIt() {
        world.journal.append(new JournalEntry.Started("a", "fingerprint of a", "k", world.timer.now()));
        RecordingListener listener = new RecordingListener();
        BatchRun run =
                world.batch().inDoubt(InDoubt.RETRY).run(BatchWorld.jobs("a").iterator(), listener);
        run.cancel();
        run.execute();
        assertThat(listener.outcome("a").state()).isEqualTo(IN_DOUBT);
        assertThat(listener.outcome("a").failure().map(EaselException::billing)).contains(Billing.UNKNOWN);
        assertThat(world.journal.kinds("a")).isEqualTo("Started");
    }

    private StorageException fails(RecordingListener listener, String... ids) {
        AtomicReference<StorageException> failure = new AtomicReference<>();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> world.batch()
                        .run(BatchWorld.jobs(ids).iterator(), listener)
                        .execute())
                .satisfies(failure::set);
        return failure.get();
    }

    @Test
    void imagesThatCannotBeStoredAreSavedAndTheBatchStops() throws IOException {
        world.keeper.before(step -> {
            if (step.equals("store") && world.calls().contains("b")) {
                throw StorageException.writing("b.png", new IOException("No space left on device"));
            }
        });
        RecordingListener listener = new RecordingListener();
        StorageException failure = fails(listener, "a", "b", "c");
        Path saved = failure.savedResponse().orElseThrow();
        assertThat(failure)
                .hasMessage("The images of job 'b' could not be stored: Cannot write b.png: No space left on device."
                        + " What was billed is saved in " + saved + ".");
        assertThat(Files.size(saved)).isPositive();
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(listener.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(listener.outcome("b").state()).isEqualTo(FAILED);
        assertThat(listener.outcome("b").failure().flatMap(EaselException::savedResponse))
                .contains(saved);
        assertThat(world.calls()).containsExactly("a", "b");
        assertThat(world.journal.kinds("b")).isEqualTo("Started Ended");
    }

    @Test
    void theNextRunTakesAnImageThatCouldNotBeStoredFromWhereItWasSaved() throws IOException {
        world.keeper.before(step -> {
            if (step.equals("store")) {
                throw StorageException.writing("a.png", new IOException("No space left on device"));
            }
        });
        fails(new RecordingListener(), "a");
        // There is still no room.
        Path saved = fails(new RecordingListener(), "a").savedResponse().orElseThrow();
        world.keeper.before(step -> {});
        Path kept = Files.copy(saved, saved.resolveSibling("kept.png"));
        Files.delete(saved);
        assertThat(world.run("a").outcome("a").state()).as("the file is gone").isEqualTo(FAILED);
        Files.move(kept, saved);
        RecordingListener next = world.run("a");
        assertThat(next.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(world.keeper.published()).containsExactly("a-1.png");
        assertThat(world.calls()).as("paid once").containsExactly("a");
    }

    @Test
    void imagesThatCannotBeGivenTheirNamesAreGivenThemByTheNextRun() {
        world.keeper.before(step -> {
            if (step.equals("publish")) {
                throw StorageException.writing("a.png", new IOException("read-only"));
            }
        });
        RecordingListener listener = new RecordingListener();
        StorageException failure = fails(listener, "a", "b");
        assertThat(failure)
                .hasMessage("The images of job 'a' are stored, but could not be given their names:"
                        + " Cannot write a.png: read-only.");
        assertThat(listener.outcome("a").state()).isEqualTo(FAILED);
        assertThat(world.journal.kinds("a")).isEqualTo("Started Received");
        world.keeper.before(step -> {});
        RecordingListener next = world.run("a", "b");
        assertThat(next.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(next.outcome("a").earlier()).isTrue();
        assertThat(world.calls()).containsExactly("a", "b");
        assertThat(world.keeper.published()).containsExactly("a-1.png", "b-1.png");
    }

    @Test
    void storedImagesThatAreGoneAreAFailureThatIsTriedAgain() {
        world.keeper.before(step -> {
            if (step.equals("publish")) {
                world.keeper.lose();
            }
        });
        RecordingListener listener = world.run("a", "b");
        assertThat(listener.outcome("a").state()).isEqualTo(FAILED);
        assertThat(listener.outcome("a").failure().map(EaselException::billing)).contains(Billing.BILLED);
        assertThat(listener.outcome("a").failure().map(EaselException::getMessage))
                .contains("Images of job 'a' are not where they were stored: put them back and run the batch again.");
        assertThat(world.journal.kinds("a")).isEqualTo("Started Received");
    }

    @Test
    void aJournalThatCannotBeWrittenEndsTheBatchBeforeAnythingIsSent() {
        world.journal.before(entry -> {
            if (entry.id().equals("b")) {
                throw StorageException.writing("journal.jsonl", new IOException("No space left on device"));
            }
        });
        RecordingListener listener = new RecordingListener();
        StorageException failure = fails(listener, "a", "b", "c");
        assertThat(failure).hasMessage("Cannot write journal.jsonl: No space left on device.");
        assertThat(world.calls()).containsExactly("a");
        assertThat(listener.outcome("b").state()).isEqualTo(NOT_STARTED);
    }

    @Test
    void whatIsPaidForGetsItsNameAlsoWhereTheJournalBreaksAfterTheCall() {
        world.journal.before(entry -> {
            if (entry instanceof JournalEntry.Received) {
                throw new IllegalStateException("broken");
            }
        });
        RecordingListener listener = new RecordingListener();
        StorageException failure = fails(listener, "a", "b");
        assertThat(failure).hasMessageContaining("The journal of the batch cannot be written: ");
        assertThat(world.keeper.published()).containsExactly("a-1.png");
        assertThat(listener.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(world.calls()).containsExactly("a");
    }

    @Test
    void aSubmissionThatCannotBeRecordedDoesNotCostItsImages() {
        world.journal.before(entry -> {
            if (entry instanceof JournalEntry.Submitted) {
                throw StorageException.writing("journal.jsonl", new IOException("full"));
            }
        });
        world.responds((request, context) -> {
            context.report(new ProgressEvent.JobSubmitted("test", "job-1"));
            return BatchWorld.images(1);
        });
        RecordingListener listener = new RecordingListener();
        fails(listener, "a", "b");
        assertThat(listener.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(world.calls()).containsExactly("a");
    }

    @Test
    void aJournalThatCannotBeReadEndsTheBatch() {
        BatchJournal broken = new BatchJournal() {
            @Override
            public Optional<JournalEntry> last(String id) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void append(JournalEntry entry) {}

            @Override
            public void close() {}
        };
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Batch.of(world.easel(), world.keeper, broken)
                        .run(BatchWorld.jobs("a").iterator(), new RecordingListener())
                        .execute())
                .withMessageContaining("The journal of the batch cannot be read");
        assertThat(world.calls()).isEmpty();
    }
}

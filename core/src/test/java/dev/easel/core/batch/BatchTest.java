package dev.easel.core.batch;

import static dev.easel.core.batch.JobOutcome.State.FAILED;
import static dev.easel.core.batch.JobOutcome.State.PARTIAL;
import static dev.easel.core.batch.JobOutcome.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BatchTest {
    @TempDir
    Path folder;

    private BatchWorld world;

    @BeforeEach
    void begin() {
        world = new BatchWorld(folder);
    }

    @Test
    void runsEveryJobInOrderAndKeepsItsImages() {
        RecordingListener listener = world.run("a", "b", "c");
        assertThat(world.calls()).containsExactly("a", "b", "c");
        assertThat(world.keeper.published()).containsExactly("a-1.png", "b-1.png", "c-1.png");
        assertThat(listener.started()).containsExactly("a", "b", "c");
        assertThat(listener.ended()).extracting(JobOutcome::state).containsOnly(SUCCEEDED);
        assertThat(listener.ended()).noneMatch(JobOutcome::earlier);
        assertThat(world.journal.kinds("b")).isEqualTo("Started Received Ended");
    }

    @Test
    void theJournalKnowsOfACallBeforeAnythingIsSent() {
        world.responds((request, context) -> {
            assertThat(world.journal.kinds(request.prompt())).isEqualTo("Started");
            return BatchWorld.images(1);
        });
        world.run("a");
        assertThat(world.keeper.published()).containsExactly("a-1.png");
    }

    @Test
    void imagesGetTheirNamesAfterTheJournalKnowsThem() {
        world.keeper.before(step -> {
            if (step.equals("publish")) {
                assertThat(world.journal.kinds("a")).isEqualTo("Started Received");
            }
        });
        world.run("a");
        assertThat(world.journal.kinds("a")).isEqualTo("Started Received Ended");
    }

    @Test
    void eachCallHasTheKeyThatTheJournalHas() {
        world.run("a", "b");
        assertThat(world.keys()).doesNotHaveDuplicates();
        JournalEntry.Started first =
                (JournalEntry.Started) world.journal.entries().get(0);
        assertThat(world.keys().get(0)).isEqualTo(first.idempotencyKey());
    }

    @Test
    void whatAnEarlierRunEndedIsNotCalledAgain() {
        world.run("a", "b");
        RecordingListener listener = world.run("a", "b", "c");
        assertThat(world.calls()).containsExactly("a", "b", "c");
        assertThat(listener.started()).containsExactly("c");
        assertThat(listener.outcome("a").earlier()).isTrue();
        assertThat(listener.outcome("a").images()).hasSize(1);
        assertThat(listener.outcome("c").earlier()).isFalse();
    }

    @Test
    void sumsUpWhatBecameOfTheJobs() {
        world.responds((request, context) -> switch (request.prompt()) {
            case "rejected" ->
                throw ProviderException.of(Reason.CONTENT_REJECTED, "no").build();
            case "lost" -> throw ProviderException.of(Reason.INTERNAL, "oh").build();
            case "unpriced" -> BatchWorld.images(1);
            case "part" ->
                BatchWorld.images(1).toBuilder()
                        .cost(Optional.of(Cost.reported(new Money(BigDecimal.ONE, "EUR"))))
                        .partialFailure(ProviderException.of(Reason.GENERATION_FAILED, "one")
                                .build())
                        .build();
            default ->
                BatchWorld.images(2).toBuilder()
                        .cost(Optional.of(Cost.reported(Money.usd("0.25"))))
                        .build();
        });
        world.run("done before");
        BatchSummary summary = world.batch()
                .run(
                        List.of(
                                        BatchWorld.job("done before"),
                                        of("two"),
                                        of("and two"),
                                        of("part"),
                                        BatchWorld.job("rejected"),
                                        BatchWorld.job("lost"),
                                        BatchWorld.job("unpriced"))
                                .iterator(),
                        new RecordingListener())
                .execute();
        assertThat(summary.states()).isEqualTo(Map.of(SUCCEEDED, 4L, PARTIAL, 1L, FAILED, 2L));
        assertThat(summary.images()).isEqualTo(2 + 2 + 2 + 1 + 1);
        assertThat(summary.expectedImages()).isEqualTo(2 + 2 + 2 + 2 + 1 + 1 + 1);
        assertThat(summary.earlier()).isEqualTo(1);
        assertThat(summary.cost()).containsExactly(new Money(BigDecimal.ONE, "EUR"), Money.usd("0.5"));
        assertThat(summary.unpriced()).isEqualTo(2);
        assertThat(summary.elapsed()).isEqualTo(Duration.ZERO);
    }

    private static BatchJob of(String prompt) {
        return new BatchJob(
                prompt, prompt, () -> GenerateRequest.builder(prompt).count(2).build());
    }

    @Test
    void aProviderThatChargesNothingHasNoUnknownCost() {
        world.can(Capabilities.builder().prices(Optional.of(Prices.FREE)).build());
        BatchSummary summary = world.batch()
                .run(BatchWorld.jobs("a").iterator(), new RecordingListener())
                .execute();
        assertThat(summary.unpriced()).isZero();
        assertThat(summary.cost()).isEmpty();
    }

    @Test
    void anOutcomeSaysWhoMadeTheImagesAndHowLongItTook() {
        world.responds((request, context) -> {
            world.timer.advance(Duration.ofSeconds(7));
            return BatchWorld.images(1).toBuilder()
                    .model(Optional.of(new ModelId("m")))
                    .build();
        });
        JobOutcome outcome = world.run("a").outcome("a");
        assertThat(outcome.provider()).contains("test");
        assertThat(outcome.model()).contains(new ModelId("m"));
        assertThat(outcome.elapsed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aFailureStopsNothing() {
        world.responds((request, context) -> {
            if (request.prompt().equals("b")) {
                throw ProviderException.of(Reason.CONTENT_REJECTED, "no").build();
            }
            return BatchWorld.images(1);
        });
        RecordingListener listener = world.run("a", "b", "c");
        assertThat(listener.outcome("b").state()).isEqualTo(FAILED);
        assertThat(listener.outcome("b").failure().map(EaselException::getMessage))
                .contains("no");
        assertThat(listener.outcome("c").state()).isEqualTo(SUCCEEDED);
        assertThat(world.journal.kinds("b")).isEqualTo("Started Ended");
    }

    @Test
    void anUnexpectedFailureMayHaveBeenBilled() {
        world.responds((request, context) -> {
            throw new IllegalStateException("a bug");
        });
        JobOutcome outcome = world.run("a").outcome("a");
        assertThat(outcome.state()).isEqualTo(FAILED);
        assertThat(outcome.failure().map(EaselException::billing)).contains(Billing.UNKNOWN);
        assertThat(outcome.failure().map(EaselException::getMessage).orElseThrow())
                .contains("a bug");
    }

    @Test
    void aRequestThatCannotBeMadeFailsItsJob() {
        RecordingListener listener = new RecordingListener();
        BatchJob broken = new BatchJob("broken", "x", () -> {
            throw new IllegalArgumentException("no such file");
        });
        world.batch()
                .run(List.of(broken, BatchWorld.job("b")).iterator(), listener)
                .execute();
        assertThat(listener.outcome("broken").failure().map(EaselException::getMessage))
                .contains("The request of job 'broken' cannot be made: no such file");
        assertThat(listener.outcome("broken").failure().map(EaselException::billing))
                .contains(Billing.NOT_BILLED);
        assertThat(listener.outcome("b").state()).isEqualTo(SUCCEEDED);
        assertThat(world.journal.kinds("broken")).isEqualTo("Ended");
    }

    @Test
    void theSecondJobWithAnIdFails() {
        RecordingListener listener = world.run("a", "b", "a");
        assertThat(world.calls()).containsExactly("a", "b");
        assertThat(listener.ended()).extracting(JobOutcome::state).containsExactly(SUCCEEDED, SUCCEEDED, FAILED);
        assertThat(listener.ended().get(2).failure().map(EaselException::getMessage))
                .contains("Two jobs of the batch have the id 'a': give each job an id that no other has.");
        assertThat(world.run("a").outcome("a").state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void asManyJobsRunAtOnceAsAllowed() throws Exception {
        CyclicBarrier together = new CyclicBarrier(64);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        world.responds((request, context) -> {
            threads.add(Thread.currentThread());
            await(together);
            return BatchWorld.images(1);
        });
        String[] ids = IntStream.range(0, 128).mapToObj(String::valueOf).toArray(String[]::new);
        RecordingListener listener = world.run(world.batch().parallel(64), ids);
        assertThat(listener.ended()).hasSize(128).allMatch(outcome -> outcome.state() == SUCCEEDED);
        assertThat(threads)
                .hasSize(64)
                .allMatch(Thread::isDaemon)
                .allMatch(thread -> thread.getName().startsWith("easel-batch-"));
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void jobsAreTakenOnlyAsThereIsRoom() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch calling = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        world.responds((request, context) -> {
            calling.countDown();
            await(goOn);
            return BatchWorld.images(1);
        });
        Iterator<BatchJob> jobs = IntStream.range(0, 100)
                .peek(i -> taken.incrementAndGet())
                .mapToObj(i -> BatchWorld.job("job " + i))
                .iterator();
        BatchRun run = world.batch().parallel(2).run(jobs, new RecordingListener());
        Thread thread = new Thread(run::execute);
        thread.start();
        assertThat(calling.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(taken).hasValueLessThanOrEqualTo(3);
        goOn.countDown();
        thread.join();
        assertThat(taken).hasValue(100);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void progressArrivesWithTheJob() {
        world.responds((request, context) -> {
            context.report(new ProgressEvent.AttemptStarted("test", 1));
            return BatchWorld.images(1);
        });
        assertThat(world.run("a").events()).containsExactly(new ProgressEvent.AttemptStarted("test", 1));
    }

    @Test
    void aListenerThatThrowsStopsNothing() {
        BatchListener broken = new BatchListener() {
            @Override
            public void started(BatchJob job) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void progressed(BatchJob job, ProgressEvent event) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void ended(BatchJob job, JobOutcome outcome) {
                throw new IllegalStateException("broken");
            }
        };
        world.batch().run(BatchWorld.jobs("a", "b").iterator(), broken).execute();
        assertThat(world.keeper.published()).containsExactly("a-1.png", "b-1.png");
    }

    @Test
    void anIteratorThatFailsEndsTheBatchAfterTheOthers() {
        RecordingListener listener = new RecordingListener();
        Iterator<BatchJob> broken = IntStream.range(0, 3)
                .mapToObj(i -> {
                    if (i == 2) {
                        throw new IllegalStateException("line 3 is bad");
                    }
                    return BatchWorld.job("job " + i);
                })
                .iterator();
        assertThatIllegalStateException()
                .isThrownBy(() -> world.batch().run(broken, listener).execute())
                .withMessage("line 3 is bad");
        assertThat(listener.ended()).hasSize(2);
    }

    @Test
    void anEmptyBatchHasAnEmptySummary() {
        BatchSummary summary = world.batch()
                .run(Collections.emptyIterator(), new RecordingListener())
                .execute();
        assertThat(summary).isEqualTo(new BatchSummary(Map.of(), 0, 0, 0, List.of(), 0, Duration.ZERO));
    }

    @Test
    void runsOnce() {
        BatchRun run = world.batch().run(BatchWorld.jobs("a").iterator(), new RecordingListener());
        run.execute();
        assertThatIllegalStateException().isThrownBy(run::execute);
        assertThat(world.calls()).hasSize(1);
    }

    @Test
    void refusesImpossibleSettings() {
        Batch batch = world.batch();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.parallel(0))
                .withMessage("parallel must be at least 1, got 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.perMinute(0))
                .withMessage("perMinute must be at least 1, got 0.");
        assertThatIllegalArgumentException().isThrownBy(() -> batch.timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> batch.timeout(Duration.ofSeconds(-1)));
    }

    @Test
    void eachJobHasTheDeadline() {
        world.responds((request, context) -> {
            assertThat(context.remaining()).isEqualTo(Duration.ofSeconds(5));
            return BatchWorld.images(1);
        });
        RecordingListener listener = world.run(world.batch().timeout(Duration.ofSeconds(5)), "a");
        assertThat(listener.outcome("a").failure()).isEmpty();
    }

    @Test
    void aResultIsClosedOnceItsImagesAreStored() {
        AtomicInteger closed = new AtomicInteger();
        world.responds((request, context) -> ImageResult.builder("test")
                .images(BatchWorld.images(1).images())
                .resource(closed::incrementAndGet)
                .build());
        world.run("a");
        assertThat(closed).hasValue(1);
    }
}

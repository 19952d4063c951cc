package dev.easel.core.batch;

import static dev.easel.core.batch.JobOutcome.State.FAILED;
import static dev.easel.core.batch.JobOutcome.State.IN_DOUBT;
import static dev.easel.core.batch.JobOutcome.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A provider that has too much to do: all jobs wait together, and the one that was refused is called again. */
@Timeout(60)
class BusyProviderTest {
    @TempDir
    Path folder;

    private BatchWorld world;

    @BeforeEach
    void begin() {
        world = new BatchWorld(folder);
    }

    private static EaselException busy(Duration wait) {
        return ProviderException.of(Reason.RATE_LIMITED, "slow down")
                .retryAfter(Optional.of(wait))
                .build();
    }

    /** Lets time pass as soon as the batch eases off. */
    private final class Clock implements BatchListener {
        private final RecordingListener recorded = new RecordingListener();

        @Override
        public void ended(BatchJob job, JobOutcome outcome) {
            recorded.ended(job, outcome);
        }

        @Override
        public void progressed(BatchJob job, ProgressEvent event) {
            recorded.progressed(job, event);
        }

        @Override
        public void started(BatchJob job) {
            recorded.started(job);
        }

        @Override
        public void eased(int parallel, String reason) {
            recorded.eased(parallel, reason);
            world.timer.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void aRefusedJobIsCalledAgainWithItsKey() {
        AtomicInteger calls = new AtomicInteger();
        world.responds((request, context) -> {
            if (calls.getAndIncrement() < 2) {
                throw busy(Duration.ofSeconds(20));
            }
            return BatchWorld.images(1);
        });
        Clock clock = new Clock();
        world.batch().run(BatchWorld.jobs("a", "b").iterator(), clock).execute();
        assertThat(clock.recorded.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(world.calls()).containsExactly("a", "a", "a", "b");
        assertThat(world.keys().subList(0, 3)).containsOnly(world.keys().get(0));
        assertThat(clock.recorded.started()).containsExactly("a", "b");
        assertThat(clock.recorded.easings()).startsWith("1: slow down (waiting 20 s)", "1: slow down (waiting 20 s)");
        assertThat(clock.recorded.events())
                .containsExactly(
                        new ProgressEvent.RetryScheduled(
                                2, Duration.ofSeconds(20), "slow down", Optional.of(Reason.RATE_LIMITED)),
                        new ProgressEvent.RetryScheduled(
                                3, Duration.ofSeconds(20), "slow down", Optional.of(Reason.RATE_LIMITED)));
    }

    @Test
    void whileItWaitsItIsInNoDoubt() throws Exception {
        CompletableFuture<String> kinds = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        world.responds((request, context) -> {
            if (calls.getAndIncrement() == 0) {
                throw busy(Duration.ofSeconds(20));
            }
            return BatchWorld.images(1);
        });
        BatchListener listener = new BatchListener() {
            @Override
            public void progressed(BatchJob job, ProgressEvent event) {
                kinds.complete(world.journal.kinds("a"));
                world.timer.advance(Duration.ofSeconds(20));
            }
        };
        world.batch().run(BatchWorld.jobs("a").iterator(), listener).execute();
        assertThat(kinds.get(30, TimeUnit.SECONDS)).isEqualTo("Started Ended");
        assertThat(world.journal.kinds("a")).isEqualTo("Started Ended Started Received Ended");
    }

    @Test
    void afterSixTriesTheJobFailsAndTheNextRunTriesAgain() {
        world.responds((request, context) -> {
            throw busy(Duration.ofSeconds(1));
        });
        Clock clock = new Clock();
        world.batch().run(BatchWorld.jobs("a").iterator(), clock).execute();
        assertThat(world.calls()).hasSize(6);
        assertThat(clock.recorded.outcome("a").state()).isEqualTo(FAILED);
        world.responds((request, context) -> BatchWorld.images(1));
        assertThat(world.run("a").outcome("a").state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void aRetryWithinACallEasesOffForAll() {
        List<Long> times = new ArrayList<>();
        world.responds((request, context) -> {
            times.add(world.timer.nanoTime() / 1_000_000_000);
            if (request.prompt().equals("a")) {
                context.report(new ProgressEvent.RetryScheduled(
                        2, Duration.ofSeconds(30), "overloaded", Optional.of(Reason.OVERLOADED)));
            }
            return BatchWorld.images(1);
        });
        Clock clock = new Clock();
        world.batch().run(BatchWorld.jobs("a", "b").iterator(), clock).execute();
        assertThat(clock.recorded.easings()).containsExactly("1: overloaded (waiting 30 s)");
        assertThat(times).containsExactly(0L, 60L);
    }

    @Test
    void aRetryBecauseOfAConnectionEasesNothing() {
        world.responds((request, context) -> {
            context.report(new ProgressEvent.RetryScheduled(2, Duration.ofSeconds(30), "refused"));
            return BatchWorld.images(1);
        });
        assertThat(world.run("a").easings()).isEmpty();
    }

    @Test
    void aFallbackIsCalledAtOnce() {
        ScriptedProvider second =
                new ScriptedProvider("second").answer(TestImages.photo(4, 4).bytes());
        world.provider(first ->
                first.orElse(ImageProvider.named("second").generator(second).build()));
        world.responds((request, context) -> {
            throw busy(Duration.ofSeconds(20));
        });
        RecordingListener listener = world.run("a");
        assertThat(listener.outcome("a").provider()).contains("second");
        assertThat(listener.easings()).hasSize(1);
    }

    @Test
    void paidCallsOfOneJobCountEach() {
        List<Long> times = new ArrayList<>();
        world.responds((request, context) -> {
            synchronized (times) {
                times.add(world.timer.nanoTime() / 1_000_000_000);
            }
            return BatchWorld.images(request.count());
        });
        BatchJob two = new BatchJob(
                "two",
                "two",
                () -> GenerateRequest.builder("two").count(8).maxCalls(2).build());
        BatchListener listener = new BatchListener() {
            @Override
            public void ended(BatchJob job, JobOutcome outcome) {
                world.timer.advance(Duration.ofSeconds(59));
            }
        };
        BatchRun run =
                world.batch().perMinute(2).run(List.of(two, BatchWorld.job("b")).iterator(), listener);
        CompletableFuture<BatchSummary> summary = CompletableFuture.supplyAsync(run::execute);
        while (world.calls().size() < 3) {
            // The third call waits until a minute has passed since the first.
            world.timer.advance(Duration.ofMillis(1));
            Thread.onSpinWait();
        }
        assertThat(summary.join().states()).containsEntry(SUCCEEDED, 2L);
        assertThat(times.get(2)).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aCallInDoubtStaysSoWhereTheProviderRefusesToRepeatIt() {
        world.journal.append(new JournalEntry.Started("a", "fingerprint of a", "key-1", world.timer.now()));
        world.responds((request, context) -> {
            throw ProviderException.of(Reason.AUTHENTICATION, "no key").build();
        });
        RecordingListener listener = world.run(world.batch().inDoubt(InDoubt.RETRY), "a");
        assertThat(listener.outcome("a").state()).isEqualTo(IN_DOUBT);
        assertThat(listener.outcome("a").failure().map(EaselException::billing)).contains(Billing.UNKNOWN);
        world.responds((request, context) -> BatchWorld.images(1));
        world.run(world.batch().inDoubt(InDoubt.RETRY), "a");
        assertThat(world.keys()).containsExactly("key-1", "key-1");
    }
}

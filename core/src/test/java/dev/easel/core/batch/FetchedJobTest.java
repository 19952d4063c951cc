package dev.easel.core.batch;

import static dev.easel.core.batch.JobOutcome.State.FAILED;
import static dev.easel.core.batch.JobOutcome.State.IN_DOUBT;
import static dev.easel.core.batch.JobOutcome.State.PARTIAL;
import static dev.easel.core.batch.JobOutcome.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SavedResponseReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs of a provider that an earlier run submitted. */
@Timeout(60)
class FetchedJobTest {
    @TempDir
    Path folder;

    private BatchWorld world;
    private Optional<RuntimeException> failure = Optional.empty();
    private final List<String> fetched = new ArrayList<>();

    @BeforeEach
    void begin() {
        world = new BatchWorld(folder).reads(new Reader());
        world.journal.append(new JournalEntry.Submitted("a", "fingerprint of a", "test", "job-9"));
    }

    private final class Reader implements SavedResponseReader {
        @Override
        public ImageResult read(Path response, Optional<Verb> verb, CallContext context) {
            throw new AssertionError("Nothing is saved here.");
        }

        @Override
        public ImageResult fetch(String job, Optional<Verb> verb, CallContext context) {
            fetched.add(job);
            if (failure.isPresent()) {
                throw failure.get();
            }
            return BatchWorld.images(1);
        }
    }

    private RecordingListener run(InDoubt mode) {
        return world.run(world.batch().inDoubt(mode), "a");
    }

    private static EaselException error(Reason reason) {
        return ProviderException.of(reason, "said so").build();
    }

    private static EaselException broken() {
        return new TransportException(TransportException.Phase.CLOSED, "broken", CallFacts.of(Billing.UNKNOWN), null);
    }

    @Test
    void itsImagesAreFetchedWithoutPaying() {
        RecordingListener listener = run(InDoubt.RESUME);
        assertThat(listener.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(listener.outcome("a").earlier()).isFalse();
        assertThat(listener.started()).containsExactly("a");
        assertThat(fetched).containsExactly("job-9");
        assertThat(world.calls()).isEmpty();
        assertThat(world.keeper.published()).containsExactly("a-1.png");
        assertThat(world.journal.kinds("a")).isEqualTo("Submitted Received Ended");
    }

    @Test
    void itIsLeftAloneWhereDoubtsAreSkipped() {
        JobOutcome outcome = run(InDoubt.SKIP).outcome("a");
        assertThat(outcome.state()).isEqualTo(IN_DOUBT);
        assertThat(outcome.failure().flatMap(EaselException::job)).contains("job-9");
        assertThat(fetched).isEmpty();
        assertThat(world.journal.kinds("a")).isEqualTo("Submitted");
    }

    @Test
    void fewerImagesThanRequestedAreAPartialSuccess() {
        BatchJob two = new BatchJob(
                "a",
                "fingerprint of a",
                () -> GenerateRequest.builder("a").count(2).build());
        RecordingListener listener = new RecordingListener();
        world.batch()
                .inDoubt(InDoubt.RESUME)
                .run(List.of(two).iterator(), listener)
                .execute();
        assertThat(listener.outcome("a").state()).isEqualTo(PARTIAL);
    }

    @Test
    void aFailedFetchLeavesItInDoubt() {
        failure = Optional.of(broken());
        JobOutcome outcome = run(InDoubt.RETRY).outcome("a");
        assertThat(outcome.state()).isEqualTo(IN_DOUBT);
        assertThat(outcome.failure().flatMap(EaselException::job)).contains("job-9");
        assertThat(outcome.failure().map(EaselException::billing)).contains(Billing.UNKNOWN);
        assertThat(world.calls()).isEmpty();
        assertThat(world.journal.kinds("a")).isEqualTo("Submitted");
        failure = Optional.empty();
        assertThat(run(InDoubt.RESUME).outcome("a").state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void aJobThatTheProviderGaveUpHasFailed() {
        failure = Optional.of(error(Reason.GENERATION_FAILED));
        assertThat(run(InDoubt.RESUME).outcome("a").state()).isEqualTo(FAILED);
        assertThat(world.journal.kinds("a")).isEqualTo("Submitted Ended");
        assertThat(run(InDoubt.SKIP).outcome("a").earlier()).isTrue();
    }

    @Test
    void aJobThatIsNotFoundStaysInDoubt() {
        failure = Optional.of(error(Reason.NOT_FOUND));
        assertThat(run(InDoubt.RESUME).outcome("a").state()).isEqualTo(IN_DOUBT);
        assertThat(world.journal.kinds("a")).isEqualTo("Submitted");
    }

    @Test
    void retryingCallsAgainWhatCannotBeFetchedAnyMore() {
        failure = Optional.of(error(Reason.NOT_FOUND));
        RecordingListener listener = run(InDoubt.RETRY);
        assertThat(listener.outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(listener.started()).containsExactly("a");
        assertThat(world.calls()).containsExactly("a");
        assertThat(world.journal.kinds("a")).isEqualTo("Submitted Started Received Ended");
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "OVERLOADED", "INTERNAL", "AUTHENTICATION", "FORBIDDEN", "QUOTA_EXHAUSTED"})
    void retryingBuysNothingTwiceWhereTheJobMayStillHaveItsImages(Reason reason) {
        failure = Optional.of(error(reason));
        assertThat(run(InDoubt.RETRY).outcome("a").state()).isEqualTo(IN_DOUBT);
        assertThat(world.calls()).isEmpty();
        failure = Optional.empty();
        assertThat(run(InDoubt.RETRY).outcome("a").state()).isEqualTo(SUCCEEDED);
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void aJobThatWasCutIsFetchedLater() {
        world.responds((request, context) -> {
            throw new TransportException(
                    TransportException.Phase.DEADLINE,
                    "too slow",
                    CallFacts.of(Billing.UNKNOWN).job("job-5"),
                    null);
        });
        assertThat(world.run("b").outcome("b").state()).isEqualTo(FAILED);
        assertThat(world.run("b").outcome("b").earlier()).isTrue();
        RecordingListener listener = world.run(world.batch().inDoubt(InDoubt.RESUME), "b");
        assertThat(listener.outcome("b").state()).isEqualTo(SUCCEEDED);
        assertThat(fetched).containsExactly("job-5");
    }
}

package dev.easel.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Verb;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SavedResponseReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that dies at any step, and the run after it: nothing is lost, and nothing known is called again. */
@Timeout(60)
class CrashTest {
    /** Before and after each of: Started, the call, store, Received, publish, Ended. */
    private static final int STEPS = 12;

    private static final String[] IDS = {"a", "b", "c"};

    @TempDir
    Path folder;

    /** The end of the process. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Lets a process live for so many steps; the steps of dead ones do nothing. */
    private static final class Life {
        private final int steps;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicBoolean dead = new AtomicBoolean();

        private Life(int steps) {
            this.steps = steps;
        }

        private void step() {
            if (dead.get() || taken.getAndIncrement() == steps) {
                dead.set(true);
                throw new Death();
            }
        }

        private void live() {
            taken.set(Integer.MIN_VALUE);
            dead.set(false);
        }
    }

    private final Set<String> answered = new HashSet<>();

    private BatchWorld world(Life life) {
        BatchWorld world = new BatchWorld(folder).responds((request, context) -> respond(life, request));
        world.journal.before(entry -> life.step()).after(entry -> life.step());
        world.keeper.before(step -> life.step()).after(step -> life.step());
        return world;
    }

    private ImageResult respond(Life life, ImageRequest request) {
        life.step();
        answered.add(request.prompt());
        life.step();
        return BatchWorld.images(1);
    }

    private static void dies(BatchWorld world) {
        RecordingListener listener = new RecordingListener();
        assertThatExceptionOfType(Death.class)
                .isThrownBy(() -> world.batch()
                        .run(BatchWorld.jobs(IDS).iterator(), listener)
                        .execute());
    }

    static Stream<Arguments> everyStep() {
        return IntStream.range(0, STEPS * IDS.length)
                .boxed()
                .flatMap(step -> Stream.of(InDoubt.values()).map(mode -> Arguments.of(step, mode)));
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void theNextRunHasEveryJobOnce(int step, InDoubt mode) {
        Life life = new Life(step);
        BatchWorld world = world(life);
        dies(world);
        life.live();
        Set<String> answeredBefore = Set.copyOf(answered);

        RecordingListener listener = world.run(world.batch().inDoubt(mode), IDS);

        assertThat(world.keeper.published()).doesNotHaveDuplicates();
        for (String id : IDS) {
            JobOutcome outcome = listener.outcome(id);
            boolean kept = world.keeper.published().contains(id + "-1.png");
            assertThat(outcome.state()).as(id).isEqualTo(kept ? JobOutcome.State.SUCCEEDED : JobOutcome.State.IN_DOUBT);
            if (answeredBefore.contains(id)) {
                assertThat(kept || outcome.state() == JobOutcome.State.IN_DOUBT)
                        .as("what was answered is kept or in doubt")
                        .isTrue();
            }
        }
        long doubtful = listener.ended().stream()
                .filter(outcome -> outcome.state() == JobOutcome.State.IN_DOUBT)
                .count();
        assertThat(doubtful).isLessThanOrEqualTo(mode == InDoubt.RETRY ? 0 : 1);
        if (mode == InDoubt.RETRY) {
            assertRepeatedWithTheSameKey(world);
        } else {
            assertThat(world.calls()).doesNotHaveDuplicates();
        }

        RecordingListener third = world.run(world.batch().inDoubt(mode), IDS);
        assertThat(third.started()).isEmpty();
        assertThat(third.ended().stream().map(JobOutcome::state))
                .isEqualTo(listener.ended().stream().map(JobOutcome::state).toList());
    }

    private static void assertRepeatedWithTheSameKey(BatchWorld world) {
        List<String> calls = world.calls();
        assertThat(calls).hasSizeLessThanOrEqualTo(IDS.length + 1);
        assertThat(new HashSet<>(world.keys())).hasSize(IDS.length);
    }

    /** A provider that bills a key once is called again for what is in doubt, also where that is all that may be repeated. */
    @ParameterizedTest
    @MethodSource("everyStepOnce")
    void aProviderThatHonorsKeysLeavesNothingInDoubt(int step) {
        Life life = new Life(step);
        BatchWorld world = world(life)
                .can(Capabilities.builder().honorsIdempotencyKeys(true).build());
        dies(world);
        life.live();
        RecordingListener listener = world.run(world.batch().inDoubt(InDoubt.RESUME), IDS);
        assertThat(listener.ended()).extracting(JobOutcome::state).containsOnly(JobOutcome.State.SUCCEEDED);
        assertRepeatedWithTheSameKey(world);
    }

    static Stream<Arguments> everyStepOnce() {
        return IntStream.range(0, STEPS * IDS.length).mapToObj(Arguments::of);
    }

    /** After the job of a provider was submitted, a run that resumes or retries fetches its images and pays for nothing. */
    @ParameterizedTest
    @MethodSource("everyStepWithAJob")
    void theJobOfAProviderIsFetchedInsteadOfCalledAgain(int step, InDoubt mode) {
        Life life = new Life(step);
        BatchWorld world = world(life);
        world.responds((request, context) -> submit(life, request, context)).reads(new Jobs());
        dies(world);
        life.live();
        RecordingListener listener = world.run(world.batch().inDoubt(mode), "a");
        boolean submitted = world.journal.kinds("a").contains("Submitted");
        if (submitted || mode == InDoubt.RETRY) {
            assertThat(listener.outcome("a").state()).isEqualTo(JobOutcome.State.SUCCEEDED);
        }
        if (world.journal.kinds("a").startsWith("Started Submitted")) {
            assertThat(world.calls()).filteredOn("a"::equals).hasSize(1);
        }
    }

    static Stream<Arguments> everyStepWithAJob() {
        return IntStream.range(0, STEPS + 2)
                .boxed()
                .flatMap(step -> Stream.of(InDoubt.RETRY, InDoubt.RESUME).map(mode -> Arguments.of(step, mode)));
    }

    private ImageResult submit(Life life, ImageRequest request, CallContext context) {
        life.step();
        context.report(new ProgressEvent.JobSubmitted("test", "job-" + request.prompt()));
        life.step();
        return BatchWorld.images(1);
    }

    /** Fetches the images of jobs. */
    private record Jobs() implements SavedResponseReader {
        @Override
        public ImageResult read(Path response, Optional<Verb> verb, CallContext context) {
            throw new AssertionError("Nothing is saved here.");
        }

        @Override
        public ImageResult fetch(String job, Optional<Verb> verb, CallContext context) {
            assertThat(job).isEqualTo("job-a");
            return BatchWorld.images(1);
        }
    }
}

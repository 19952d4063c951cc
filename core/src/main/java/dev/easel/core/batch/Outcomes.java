package dev.easel.core.batch;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the outcomes of jobs. */
final class Outcomes {
    private Outcomes() {}

    /** Returns the outcome of a job without images. */
    static JobOutcome without(String id, JobOutcome.State state, EaselException failure, Duration elapsed) {
        return new JobOutcome(
                id,
                state,
                List.of(),
                failure.provider(),
                Optional.empty(),
                Optional.empty(),
                elapsed,
                List.of(),
                Optional.of(failure),
                false);
    }

    /** Returns the outcome of a job that sent nothing now. */
    static JobOutcome without(String id, JobOutcome.State state, EaselException failure) {
        return without(id, state, failure, Duration.ZERO);
    }

    /** Returns the outcome of a job whose images are kept. */
    static JobOutcome kept(String id, List<KeptImage> images, ImageResult result, int requested, Duration elapsed) {
        boolean whole = result.partialFailures().isEmpty() && images.size() >= requested;
        return new JobOutcome(
                id,
                whole ? JobOutcome.State.SUCCEEDED : JobOutcome.State.PARTIAL,
                images,
                Optional.of(result.provider()),
                result.model(),
                result.cost(),
                elapsed,
                result.notes(),
                result.partialFailures().stream().findFirst(),
                false);
    }

    /** Returns an outcome as that of an earlier run. */
    static JobOutcome earlier(JobOutcome outcome) {
        return new JobOutcome(
                outcome.id(),
                outcome.state(),
                outcome.images(),
                outcome.provider(),
                outcome.model(),
                outcome.cost(),
                outcome.elapsed(),
                outcome.notes(),
                outcome.failure(),
                true);
    }

    /** Returns why a job does not start after what happened to another. */
    static CallCancelledException stoppedBy(String id, String what) {
        return new CallCancelledException("Not started: job '" + id + "' " + what + ".");
    }
}

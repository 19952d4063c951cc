package dev.easel.core.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a job of a batch ended.
 *
 * @param images the images that are kept; fewer than requested after a partial success
 * @param elapsed the time of the job's calls, without waiting for its turn
 * @param failure why images are missing; empty after a success
 * @param earlier whether an earlier run ended it, so that nothing was sent now
 */
public record JobOutcome(
        String id,
        State state,
        List<KeptImage> images,
        Optional<String> provider,
        Optional<ModelId> model,
        Optional<Cost> cost,
        Duration elapsed,
        List<Note> notes,
        Optional<EaselException> failure,
        boolean earlier) {
    /** What became of a job. */
    public enum State {
        /** All images are kept. */
        SUCCEEDED,
        /** Some of several images are kept. */
        PARTIAL,
        /** No image came; the failure tells why, and whether it was billed. */
        FAILED,
        /** A call was under way when the process died: whether it was billed is unknown. */
        IN_DOUBT,
        /** Nothing was sent, because the batch was stopped before, such as by a budget. */
        NOT_STARTED
    }

    public JobOutcome {
        requireNonNull(id, "id");
        requireNonNull(state, "state");
        images = List.copyOf(requireNonNull(images, "images"));
        requireNonNull(provider, "provider");
        requireNonNull(model, "model");
        requireNonNull(cost, "cost");
        requireNonNull(elapsed, "elapsed");
        notes = List.copyOf(requireNonNull(notes, "notes"));
        requireNonNull(failure, "failure");
    }
}

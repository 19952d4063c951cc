package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.harmonize.Drift;
import dev.easel.imaging.internal.harmonize.Harmonizer;
import dev.easel.imaging.internal.harmonize.Harmony;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.Morphology;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.ArrayList;
import java.util.List;

/** Undoes in a response what the provider did to the whole image, where that helps. */
final class Harmonization {
    /** How far the filter that scales images reaches, in pixels of the coarser of both. */
    private static final int FILTER_REACH = 3;

    private final Coverage mask;
    private final Box box;
    private final ParallelRows workers;

    /**
     * Prepares for responses that show a part of a canvas.
     *
     * @param mask of the size of the canvas
     * @param box the part, which may extend beyond the canvas
     */
    Harmonization(Coverage mask, Box box, ParallelRows workers) {
        this.mask = mask;
        this.box = box;
        this.workers = workers;
    }

    /**
     * What was sent and what came back, at the same size.
     *
     * @param mask what was marked in what was sent
     * @param seen the rectangle that shows the image itself in both
     */
    record Comparison(Pixels sent, Pixels received, Coverage mask, Box seen) {
        double drift(ParallelRows workers) {
            return Drift.between(sent, received, mask, seen, workers);
        }
    }

    /** A response with the changes undone where it is blended in, the drift that is left, and what was undone. */
    record Outcome(Pixels shown, double remainingDrift, List<Note> notes) {}

    /**
     * Returns the response with what a comparison finds undone; the response itself where nothing is.
     *
     * @param shown the response at any scale; it is consumed
     */
    Outcome undone(Pixels shown, Comparison comparison, double drift, Checkpoint checkpoint) {
        Harmony harmony = new Harmonizer(workers)
                .between(comparison.sent(), comparison.received(), comparison.mask(), comparison.seen(), checkpoint);
        List<Note> notes = new ArrayList<>();
        if (harmony.beyondMask()) {
            notes.add(Note.warning("what the provider painted reaches beyond the mask, where it is cut off:"
                    + " a larger mask shows all of it"));
        }
        if (harmony.nothing()) {
            return new Outcome(shown, drift, notes);
        }
        notes.add(Note.adapted("undone inside the mask: " + String.join(", ", harmony.undone())));
        double remaining = harmony.remainingDrift().orElse(drift);
        return new Outcome(harmony.undo(shown, blended(Window.size(shown))), remaining, notes);
    }

    /** Returns what of a response of some size is blended in, with what the scaling to the box draws on. */
    private Coverage blended(Size response) {
        Coverage marked = Window.binary(mask, box, response, 1);
        if (!response.equals(box.size())) {
            double shrunk =
                    Math.max(response.width() / (double) box.width(), response.height() / (double) box.height());
            new Morphology(workers).grow(marked, (int) Math.ceil(FILTER_REACH * Math.max(1, shrunk)));
        }
        return marked;
    }
}

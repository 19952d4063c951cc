package dev.easel.imaging.internal.harmonize;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.harmonize.motion.Affine;
import dev.easel.imaging.internal.harmonize.motion.Motion;
import dev.easel.imaging.internal.harmonize.motion.MotionSearch;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** Compares what was sent with what came back, on the pixels that the mask keeps. Thread-safe. */
public final class Harmonizer {
    /** With fewer blocks of detail nothing is known about places. */
    private static final int MIN_BLOCKS = 8;
    /** Below this correlation of detail it is another image. */
    private static final double MIN_CORRELATION = 0.6;
    /** An image that differs by more levels shows another light. */
    private static final double MAX_UNCOLORED = 20;
    /** What differs by more once it is changed back was not understood. */
    private static final double MAX_ERROR = 5;

    private final ParallelRows workers;

    public Harmonizer(ParallelRows workers) {
        this.workers = requireNonNull(workers, "workers");
    }

    /**
     * Returns what the provider did to the whole image; nothing where undoing it would not clearly help.
     *
     * @param received of the size of what was sent
     * @param mask of that size; what it marks at all is no evidence
     * @param seen the rectangle that shows the image itself and nothing made up around it
     */
    public Harmony between(Pixels sent, Pixels received, Coverage mask, Box seen, Checkpoint checkpoint) {
        Comparison comparison = Comparison.of(sent, received, mask, seen, workers);
        checkpoint.reached(0.1);
        HeldOut squares = HeldOut.of(comparison);
        if (squares.empty() || comparison.unchanged()) {
            return Harmony.NOTHING;
        }
        MotionSearch.Found found = MotionSearch.between(
                Comparison.brightness(comparison.sent()),
                Comparison.brightness(comparison.received()),
                squares.without(comparison.evidence()),
                comparison.factor());
        checkpoint.reached(0.5);
        boolean detailed = found.blocks() >= MIN_BLOCKS;
        if (detailed && found.correlation() < MIN_CORRELATION) {
            return Harmony.NOTHING;
        }
        Comparison aligned = detailed ? comparison.moved(found.motion(), workers) : comparison;
        Motion motion = detailed ? found.motion() : Affine.IDENTITY;
        checkpoint.reached(0.7);
        Judged judged = judged(aligned, squares, motion);
        if (!motion.identity() && !moves(comparison, squares, judged)) {
            aligned = comparison;
            judged = judged(aligned, squares, Affine.IDENTITY);
        }
        checkpoint.reached(0.8);
        if (judged.uncolored() > MAX_UNCOLORED || judged.error() > MAX_ERROR) {
            return Harmony.NOTHING;
        }
        Cells all = Cells.of(aligned, aligned.evidence());
        Change change = judged.refitted(all);
        Harmony harmony = new Harmony(change, new Size(sent.width(), sent.height()), workers)
                .beyondMask(Spill.beyondMask(change, all));
        return harmony.nothing()
                ? harmony
                : harmony.told(all, new RemainingDrift(sent, mask, seen).of(received, harmony));
    }

    private static Judged judged(Comparison aligned, HeldOut squares, Motion motion) {
        Cells cells = Cells.of(aligned, squares.without(aligned.evidence()));
        return Judged.best(cells, new Judge(aligned, squares), motion);
    }

    /** Returns whether moving is worth it: the same colors differ clearly more without. */
    private static boolean moves(Comparison unmoved, HeldOut squares, Judged judged) {
        double still = new Judge(unmoved, squares).error(judged.change());
        return Judged.saves(still, judged.error());
    }
}

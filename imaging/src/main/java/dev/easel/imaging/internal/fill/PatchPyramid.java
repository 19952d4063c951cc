package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills the hole of an image from the coarsest size, where it is only a few pixels deep, to the finest. */
final class PatchPyramid {
    /** Rounds of searching and voting per size, the finest first; coarser sizes use the last value. */
    private static final int[] ROUNDS = {2, 3, 4, 8};
    /** How far sources are searched per size, the finest first; in coarser sizes everywhere. */
    private static final int[] REACH = {16, 32};

    /** Larger holes take the result of the next coarser size and only vote: searching them would take minutes. */
    private static final int MAX_SEARCHED = 700_000;

    private static final int SHALLOW = 2;
    private static final int MIN_SIDE = 6 * PatchLevel.SIDE;
    private static final int MIN_SOURCES = 64;

    private final List<PatchLevel> levels = new ArrayList<>();
    private final int halvings;
    private final ParallelRows workers;
    private final long seed;

    /**
     * Prepares the sizes of an image.
     *
     * @param halvings how often the finest of them has been halved already
     */
    PatchPyramid(PatchLevel finest, int halvings, long seed, ParallelRows workers) {
        this.halvings = halvings;
        this.workers = workers;
        this.seed = seed;
        levels.add(finest);
        while (true) {
            PatchLevel last = coarsest();
            if (last.deepest() <= SHALLOW || Math.min(last.width, last.height) < MIN_SIDE) {
                return;
            }
            PatchLevel half = last.halved();
            if (half.sourceCount() < MIN_SOURCES) {
                return;
            }
            levels.add(half);
        }
    }

    private PatchLevel coarsest() {
        return levels.get(levels.size() - 1);
    }

    /** Returns whether a hole is so large that only its halved size is searched. */
    static boolean tooLargeToSearch(long holePixels) {
        return holePixels > (long) PatchLevel.STEP * PatchLevel.STEP * MAX_SEARCHED;
    }

    /** Starts from what is around the hole, or is empty if nothing there fits; its previous content does not matter. */
    Optional<PatchField> fromAround(Checkpoint checkpoint) {
        return new ExemplarStart(coarsest()).fill(workers, checkpoint)
                ? Optional.of(PatchField.random(coarsest(), SeededRandom.mix(seed, halvings + levels.size() - 1)))
                : Optional.empty();
    }

    /** Starts from the known rectangle mirrored into the hole around it. */
    Optional<PatchField> fromMirror() {
        levels.forEach(PatchDetail::keepPlainSources);
        PatchField field = PatchField.mirrored(coarsest());
        new PatchVote(field, workers).paintUnmeasured();
        return Optional.of(field);
    }

    /** Fills the hole of the finest size and blends its seams. */
    void fill(PatchField start, double share, Checkpoint checkpoint) {
        PatchVote vote = refine(start, share, checkpoint.part(0, 0.85));
        new SeamBlend(levels.get(0), vote.shifts(), workers).blend(checkpoint.part(0.85, 1));
    }

    /**
     * Refines a field of the coarsest size to one of the finest; returns what it voted for last.
     *
     * @param share how far from the field's sources others are searched, as a share of the image's longer side
     */
    PatchVote refine(PatchField start, double share, Checkpoint searching) {
        int top = levels.size() - 1;
        PatchField field = start;
        PatchVote vote = new PatchVote(field, workers);
        for (int size = top; size >= 0; size--) {
            if (size < top) {
                field = PatchField.finer(field, levels.get(size), SeededRandom.mix(seed, halvings + size));
                vote = new PatchVote(field, workers);
                vote.paintUnmeasured();
                searching.reached(StrictMath.pow(0.25, size + 1));
            }
            // A size has about three times as much to do as all coarser ones together.
            double before = size == top ? 0 : StrictMath.pow(0.25, size + 1);
            refine(field, vote, halvings + size, share, searching.part(before, StrictMath.pow(0.25, size)));
        }
        return vote;
    }

    private void refine(PatchField field, PatchVote vote, int size, double share, Checkpoint checkpoint) {
        int rounds = field.level.targets() > MAX_SEARCHED ? 0 : ROUNDS[Math.min(size, ROUNDS.length - 1)];
        int longer = Math.max(field.level.width, field.level.height);
        int reach = size < REACH.length ? REACH[size] : (int) Math.ceil(share * longer);
        if (rounds == 0) {
            return;
        }
        PatchSearch search = new PatchSearch(field, reach, workers);
        for (int round = 0; round < rounds; round++) {
            Checkpoint part = checkpoint.part((double) round / rounds, (round + 1.0) / rounds);
            long roundSeed = SeededRandom.mix(seed, 64L * size + 2L * round);
            part.reached(0);
            search.measure();
            part.reached(0.1);
            search.pass(true, roundSeed, part.part(0.1, 0.5));
            search.pass(false, SeededRandom.mix(roundSeed), part.part(0.5, 0.9));
            vote.paint();
        }
        checkpoint.reached(1);
    }
}

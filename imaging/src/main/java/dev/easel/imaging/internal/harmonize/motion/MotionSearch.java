package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.harmonize.plane.Plane;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds how a provider moved an image, by the detail of what the mask keeps.
 *
 * <p>The simplest motion is taken that explains what the detail shows: none, a shift, a similarity, an affine motion, a
 * smooth warp. Brightness and contrast may differ, from place to place too.
 */
public final class MotionSearch {
    /** The longer side of the smallest level. */
    private static final int SMALLEST = 64;

    /** Levels up to this side are matched without unequal scales and skew, of which they show too little. */
    private static final int SMALL = 100;

    private static final int DETAIL_RADIUS = 6;

    /** Evidence is narrow where detail is known for less than this share of it. */
    private static final double NARROW = 0.7;

    private static final int MAX_BLOCKS = 400;
    private static final int FEW_BLOCKS = 32;
    private static final int STEPS = 8;

    /** A level with fewer blocks tells nothing. */
    private static final int MIN_BLOCKS = 8;

    /** A motion that moves no corner by this many pixels of the level further is not worth another step. */
    private static final double STILL = 0.015;

    /** A match with at least this correlation needs no search from elsewhere. */
    private static final double GOOD = 0.85;

    private static final double MAX_SCALE = 0.12;
    private static final double MAX_SHIFT = 0.08;
    private static final double MAX_TURN = 0.06;

    /** A motion that moves no corner by this many pixels of the image is not worth resampling. */
    private static final double WORTH = 0.1;

    /** A shift this close to whole pixels is one. */
    private static final double WHOLE = 0.06;

    /** Blocks that disagree by less than this many pixels of the image need no warp. */
    private static final double MIN_BEND = 0.3;

    private static final double MAX_BEND = 8;

    /** A later candidate must leave at most this share of what misses to a perfect match. */
    private static final double GAIN = 0.9;

    private final double unit;
    private final List<Blocks> blocks = new ArrayList<>();
    private final Blocks finest;

    private MotionSearch(Level level, double unit) {
        this.unit = unit;
        for (Level raw : level.smoothed().pyramid(SMALLEST)) {
            blocks.add(blocks(raw));
        }
        this.finest = blocks.get(blocks.size() - 1);
    }

    /**
     * What was found.
     *
     * @param motion in pixels of the images that the planes were reduced from
     * @param correlation the median correlation of blocks that show detail, −1 to 1, after the motion; 0 without such
     * @param blocks how many blocks showed detail, at most 400
     */
    public record Found(Motion motion, double correlation, int blocks) {}

    /**
     * Returns how the second plane moved against the first, which has the same size.
     *
     * @param evidence which pixels may be compared
     * @param unit how many pixels of the images, across and down, a pixel of the planes stands for
     */
    public static Found between(Plane sent, Plane received, boolean[] evidence, double unit) {
        return new MotionSearch(new Level(sent, received, evidence), unit).find();
    }

    private Found find() {
        Match still = finest.match(Affine.IDENTITY);
        if (finest.count() == 0) {
            return found(Affine.IDENTITY, still);
        }
        Refined best = refined(Affine.IDENTITY, still);
        if (best.match.median() < GOOD) {
            Refined other = refined(new CoarseSearch(blocks.get(0).level()).best(), still);
            if (better(other.match, best.match)) {
                best = other;
            }
        }
        if (!allowed(best.motion)) {
            return found(Affine.IDENTITY, still);
        }
        return simplest(best.motion, best.match, still);
    }

    /** Returns the cheapest motion that leaves about as little as the best one. */
    private Found simplest(Affine best, Match bestMatch, Match still) {
        Affine chosen = Affine.IDENTITY;
        Match match = still;
        AffineFit fit = new AffineFit(bestMatch);
        for (int parameters : new int[] {AffineFit.SHIFT, AffineFit.SIMILARITY, AffineFit.AFFINE}) {
            Affine candidate = best;
            Match candidateMatch = bestMatch;
            if (parameters != AffineFit.AFFINE) {
                candidate = snapped(fit.simplify(best, parameters).scaled(unit, unit))
                        .scaled(1 / unit, 1 / unit);
                candidateMatch = finest.match(candidate);
            }
            if (worth(candidate, chosen) && better(candidateMatch, match)) {
                chosen = candidate;
                match = candidateMatch;
            }
        }
        return bent(chosen, match);
    }

    private Found found(Motion motion, Match match) {
        Motion inImage = motion.scaled(unit, unit);
        return new Found(inImage instanceof Affine affine ? snapped(affine) : inImage, match.median(), match.known());
    }

    /** Returns the motion with a smooth warp where blocks that had no part in its fit agree that it is one. */
    private Found bent(Affine affine, Match match) {
        WarpSearch search = new WarpSearch(affine, MIN_BEND / unit, MAX_BEND / unit);
        Blocks coarser = blocks.get(Math.max(0, blocks.size() - 2));
        return search.find(coarser, finest, match)
                .filter(warp -> better(finest.match(warp), match))
                .map(warp -> found(warp, finest.match(warp)))
                .orElseGet(() -> found(affine, match));
    }

    private boolean worth(Affine candidate, Affine than) {
        Level level = finest.level();
        return candidate.distance(than, level.width(), level.height()) * unit >= WORTH;
    }

    private static boolean better(Match candidate, Match than) {
        return 2 * candidate.known() > than.known() && candidate.lossAgainst(than) < GAIN;
    }

    private static Affine snapped(Affine motion) {
        // Adding 0 makes a negative zero positive: the two differ in a record.
        Affine whole = Affine.shift(Math.rint(motion.x0()) + 0.0, Math.rint(motion.y0()) + 0.0);
        return motion.xx() == 1
                        && motion.yy() == 1
                        && motion.xy() == 0
                        && motion.yx() == 0
                        && Math.hypot(motion.x0() - whole.x0(), motion.y0() - whole.y0()) <= WHOLE
                ? whole
                : motion;
    }

    private boolean allowed(Affine motion) {
        Level level = finest.level();
        double x = level.width() / 2.0;
        double y = level.height() / 2.0;
        return Math.abs(motion.x(x, y) - x) <= MAX_SHIFT * level.width()
                && Math.abs(motion.y(x, y) - y) <= MAX_SHIFT * level.height()
                && Math.abs(motion.xx() - 1) <= MAX_SCALE
                && Math.abs(motion.yy() - 1) <= MAX_SCALE
                && Math.abs(motion.xy()) <= MAX_TURN
                && Math.abs(motion.yx()) <= MAX_TURN;
    }

    /** A motion and how well it matches. */
    private record Refined(Affine motion, Match match) {}

    /** Refines a motion, given in pixels of the smallest level, from that level to the finest. */
    private Refined refined(Affine start, Match still) {
        Affine motion = start;
        for (Blocks coarse : blocks.subList(0, blocks.size() - 1)) {
            motion = refined(motion, coarse, coarse.match(Affine.IDENTITY))
                    .motion
                    .scaled(2, 2);
        }
        return refined(motion, finest, still);
    }

    /** Improves a motion step by step; one that matches worse than none at all is given up. */
    private static Refined refined(Affine start, Blocks blocks, Match still) {
        Level level = blocks.level();
        Refined best = new Refined(Affine.IDENTITY, still);
        if (blocks.count() < MIN_BLOCKS) {
            return start.identity() ? best : new Refined(start, blocks.match(start));
        }
        int parameters = Math.max(level.width(), level.height()) <= SMALL ? AffineFit.SIMILARITY : AffineFit.AFFINE;
        Refined current = start.identity() ? best : new Refined(start, blocks.match(start));
        for (int step = 0; step < STEPS; step++) {
            if (current.match.lossAgainst(best.match) <= 1) {
                best = current;
            }
            Affine next = new AffineFit(current.match).improve(current.motion, parameters);
            if (next.distance(current.motion, level.width(), level.height()) < STILL) {
                return best;
            }
            current = new Refined(next, blocks.match(next));
        }
        return current.match.lossAgainst(best.match) <= 1 ? current : best;
    }

    /** Returns the blocks of a level; smaller ones where there is little evidence or detail. */
    private static Blocks blocks(Level raw) {
        int longer = Math.max(raw.width(), raw.height());
        int size = longer >= 250 ? 16 : longer >= 120 ? 12 : 8;
        Level detail = raw.detail(DETAIL_RADIUS);
        if (count(detail) < NARROW * count(raw)) {
            detail = raw.detail(DETAIL_RADIUS / 2);
        }
        Blocks blocks = new Blocks(detail, size, MAX_BLOCKS);
        return blocks.count() < FEW_BLOCKS ? new Blocks(detail, size / 2, MAX_BLOCKS) : blocks;
    }

    private static int count(Level level) {
        int count = 0;
        for (boolean evidence : level.evidence()) {
            count += evidence ? 1 : 0;
        }
        return count;
    }
}

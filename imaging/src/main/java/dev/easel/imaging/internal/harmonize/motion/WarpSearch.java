package dev.easel.imaging.internal.harmonize.motion;

import java.util.Arrays;
import java.util.Optional;

/** Bends an affine motion where its blocks still disagree, and only if blocks left out of the fit confirm it. */
final class WarpSearch {
    /** Fewer blocks than this cannot tell a warp from noise. */
    private static final int MIN_BLOCKS = 40;

    /** Blocks left out of a fit must come this much closer by it. */
    private static final double CONFIRMED = 0.7;

    /** The share of blocks, the most displaced ones, that must be off by the least bend. */
    private static final double DISPLACED = 0.25;

    private static final int STEPS_COARSE = 2;
    private static final int STEPS = 3;

    private final Affine affine;
    private final double least;
    private final double most;

    /** Searches warps of at least and at most a number of pixels of the finest level. */
    WarpSearch(Affine affine, double least, double most) {
        this.affine = affine;
        this.least = least;
        this.most = most;
    }

    /** Returns the warp, in pixels of the finest level; a coarser level, of half the size, helps to find large ones. */
    Optional<SmoothWarp> find(Blocks coarser, Blocks finest, Match match) {
        if (match.known() < MIN_BLOCKS || displaced(new Steps(match, affine, affine)) < least) {
            return Optional.empty();
        }
        SmoothWarp half = fit(coarser, finest, WarpSearch::even);
        Match confirmed = finest.match(half);
        if (off(confirmed, half) > CONFIRMED * off(match, affine)) {
            return Optional.empty();
        }
        return Optional.of(fit(coarser, finest, (blocks, block) -> true)).filter(warp -> warp.bend() <= most);
    }

    private SmoothWarp fit(Blocks coarser, Blocks finest, WarpFit.Chosen chosen) {
        double ratio = finest.level().width() / (double) coarser.level().width() > 1.5 ? 2 : 1;
        Motion motion = affine.scaled(1 / ratio, 1 / ratio);
        WarpFit coarse = new WarpFit(coarser);
        for (int step = 0; step < STEPS_COARSE; step++) {
            motion = coarse.fit(motion.affine(), motion, coarser.match(motion), chosen);
        }
        motion = motion.scaled(ratio, ratio);
        WarpFit fine = new WarpFit(finest);
        SmoothWarp warp = fine.fit(affine, motion, finest.match(motion), chosen);
        for (int step = 1; step < STEPS; step++) {
            warp = fine.fit(affine, warp, finest.match(warp), chosen);
        }
        return warp;
    }

    private double displaced(Steps steps) {
        double[] wanted = new double[steps.count()];
        int known = 0;
        for (int b = 0; b < wanted.length; b++) {
            if (steps.known(b)) {
                wanted[known++] = steps.wanted(b);
            }
        }
        Arrays.sort(wanted, 0, known);
        return known < MIN_BLOCKS ? 0 : wanted[(int) ((1 - DISPLACED) * known)];
    }

    /** Returns how far the blocks that are left out of a fit are off, each at most a pixel. */
    private double off(Match match, Motion motion) {
        Steps steps = new Steps(match, motion.affine(), motion);
        double sum = 0;
        for (int b = 0; b < steps.count(); b++) {
            if (!even(match.blocks(), b)) {
                sum += steps.known(b) ? Math.min(1, steps.lacks(b)) : 1;
            }
        }
        return sum;
    }

    /** Returns whether a block belongs to one half of a coarse checkerboard. */
    private static boolean even(Blocks blocks, int block) {
        double field = Math.max(blocks.level().width(), blocks.level().height()) / 16.0;
        return ((int) (blocks.x(block) / field) + (int) (blocks.y(block) / field)) % 2 == 0;
    }
}

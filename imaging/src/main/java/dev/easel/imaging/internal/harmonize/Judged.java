package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.harmonize.motion.Motion;
import java.util.Optional;

/**
 * A change of color and what it leaves.
 *
 * @param uncolored what differs in squares that no fit has seen before colors are changed, in levels
 * @param error what differs there once they are
 */
record Judged(Kind kind, Change change, double uncolored, double error) {
    /** A more expensive change must save this share of what differs. */
    private static final double SAVES = 0.1;
    /** And at least so many levels. */
    private static final double SAVES_LEVELS = 0.1;

    /** How many pixels share what a local curve leaves to the field. */
    private static final int AROUND = 64;

    /** How many pixels the finest mean of a coarse field covers. */
    private static final int COARSE = 96;

    private static final int FINE = 12;

    /** The kinds of change of color, cheapest first. */
    enum Kind {
        NONE,
        CURVE,
        COARSE_FIELD,
        FINE_FIELD
    }

    /** Returns the cheapest kind of change of color that is hardly worse than the best, of what is moved already. */
    static Judged best(Cells cells, Judge judge, Motion motion) {
        Change none = Change.none(motion);
        double uncolored = judge.error(none);
        Judged best = new Judged(Kind.NONE, none, uncolored, uncolored);
        best = best.or(Kind.CURVE, new Change(motion, Optional.of(ColorCurve.fit(cells)), Optional.empty()), judge);
        ColorCurve local = ColorCurve.fitLocally(cells, AROUND);
        ColorField coarse = ColorField.fit(cells, local, COARSE);
        best = best.or(Kind.COARSE_FIELD, new Change(motion, Optional.of(local), Optional.of(coarse)), judge);
        ColorField fine = coarse.finer(FINE);
        return best.or(Kind.FINE_FIELD, new Change(motion, Optional.of(local), Optional.of(fine)), judge);
    }

    private Judged or(Kind other, Change otherChange, Judge judge) {
        double otherError = judge.error(otherChange);
        return saves(error, otherError) ? new Judged(other, otherChange, uncolored, otherError) : this;
    }

    /** Returns whether one error is so much less than another that a more expensive change is worth it. */
    static boolean saves(double before, double after) {
        return after <= (1 - SAVES) * before && after <= before - SAVES_LEVELS;
    }

    /** Returns the change with its field fitted to all cells. */
    Change refitted(Cells all) {
        if (change.field().isEmpty()) {
            return change;
        }
        int finest = kind == Kind.FINE_FIELD ? FINE : COARSE;
        ColorField field = ColorField.fit(all, change.curve().orElseThrow(), finest);
        return new Change(change.motion(), change.curve(), Optional.of(field));
    }
}

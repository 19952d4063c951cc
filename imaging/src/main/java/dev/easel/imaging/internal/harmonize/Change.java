package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.harmonize.motion.Motion;
import java.util.Optional;

/**
 * How a response is changed back: moved, then its colors changed by a curve and by a field.
 *
 * @param motion in pixels of the image that was compared
 */
record Change(Motion motion, Optional<ColorCurve> curve, Optional<ColorField> field) {
    static Change none(Motion motion) {
        return new Change(motion, Optional.empty(), Optional.empty());
    }

    boolean nothing() {
        return motion.identity() && !colors();
    }

    /** Returns whether colors are changed. */
    boolean colors() {
        return curve.isPresent() || field.isPresent();
    }

    /** Returns what is added to a level at a position, in values of the comparison. */
    float of(int channel, float level, float x, float y) {
        return (curve.isPresent() ? curve.get().change(channel, level) : 0)
                + (field.isPresent() ? field.get().at(channel, x, y) : 0);
    }
}

package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.Extent;
import dev.easel.imaging.internal.masks.Coverage;
import java.util.Optional;

/** Finds what a mask marks within a part of it. */
final class Marked {
    private Marked() {}

    /** Returns the smallest rectangle around all marked pixels of a part, or empty if nothing is marked. */
    static Optional<Box> within(Coverage mask, int left, int top, int right, int bottom) {
        Extent marked = new Extent();
        for (int y = top; y < bottom; y++) {
            int row = y * mask.width();
            for (int x = left; x < right; x++) {
                if (mask.weights()[row + x] != 0) {
                    marked.include(x, y);
                }
            }
        }
        return marked.found();
    }
}

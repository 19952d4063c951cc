package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import java.util.Optional;

/** Finds what a mask marks within a part of it. */
final class Marked {
    private Marked() {}

    /** Returns the smallest rectangle around all marked pixels of a part, or empty if nothing is marked. */
    static Optional<Box> within(Coverage mask, int left, int top, int right, int bottom) {
        int firstX = right;
        int lastX = left - 1;
        int firstY = bottom;
        int lastY = top - 1;
        for (int y = top; y < bottom; y++) {
            int row = y * mask.width();
            for (int x = left; x < right; x++) {
                if (mask.weights()[row + x] != 0) {
                    firstX = Math.min(firstX, x);
                    lastX = Math.max(lastX, x);
                    firstY = Math.min(firstY, y);
                    lastY = y;
                }
            }
        }
        return lastX < left
                ? Optional.empty()
                : Optional.of(new Box(firstX, firstY, lastX + 1 - firstX, lastY + 1 - firstY));
    }
}

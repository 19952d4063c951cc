package dev.easel.offline;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import java.util.Optional;

/** Distinguishes masks around a kept rectangle, which are best filled outwards from it, from masks that mark holes. */
final class KeptRectangle {
    private KeptRectangle() {}

    /** Returns the rectangle a mask keeps, or empty if it keeps everything, nothing, or another shape. */
    static Optional<Box> rectangle(Coverage mask) {
        int left = mask.width();
        int top = mask.height();
        int right = -1;
        int bottom = -1;
        long kept = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.at(x, y) == 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                    kept++;
                }
            }
        }
        if (kept == 0 || kept == mask.weights().length) {
            return Optional.empty();
        }
        Box box = new Box(left, top, right - left + 1, bottom - top + 1);
        return kept == box.size().pixels() ? Optional.of(box) : Optional.empty();
    }
}

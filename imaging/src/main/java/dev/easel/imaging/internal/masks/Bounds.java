package dev.easel.imaging.internal.masks;

import dev.easel.imaging.internal.geometry.Extent;
import java.util.Arrays;
import java.util.Optional;

/** The smallest rectangle around what a mask marks: columns left to right, rows top to bottom, the last ones excluded. */
public record Bounds(int left, int top, int right, int bottom) {
    public Bounds {
        if (left < 0 || top < 0 || left >= right || top >= bottom) {
            throw new IllegalArgumentException("Invalid bounds of columns " + left + " to " + right + " and rows " + top
                    + " to " + bottom + ": each range must start at 0 or more and must not be empty.");
        }
    }

    /** Returns the bounds of the pixels that are marked at all; empty when nothing is marked. */
    public static Optional<Bounds> of(Coverage mask) {
        return around(mask, (byte) 0);
    }

    /** Returns the bounds of the pixels marked by at least a level; empty without any. */
    public static Optional<Bounds> from(Coverage mask, int level) {
        Extent marked = new Extent();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.at(x, y) >= level) {
                    marked.include(x, y);
                }
            }
        }
        return marked.found().map(box -> new Bounds(box.x(), box.y(), box.right(), box.bottom()));
    }

    /** Returns the bounds of the pixels that are not fully marked; empty when all are. */
    static Optional<Bounds> kept(Coverage mask) {
        return around(mask, (byte) 255);
    }

    private static Optional<Bounds> around(Coverage mask, byte rest) {
        byte[] weights = mask.weights();
        int width = mask.width();
        byte[] row = new byte[width];
        Arrays.fill(row, rest);
        int left = width;
        int right = 0;
        int top = -1;
        int bottom = 0;
        for (int y = 0; y < mask.height(); y++) {
            int start = y * width;
            int first = Arrays.mismatch(weights, start, start + width, row, 0, width);
            if (first < 0) {
                continue;
            }
            top = top < 0 ? y : top;
            bottom = y + 1;
            left = Math.min(left, first);
            int last = width - 1;
            while (last >= right && weights[start + last] == rest) {
                last--;
            }
            right = Math.max(right, last + 1);
        }
        return top < 0 ? Optional.empty() : Optional.of(new Bounds(left, top, right, bottom));
    }

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }

    /** Returns the bounds with some pixels added on each side, cut off at an image's edges. */
    Bounds grown(int pixels, Coverage image) {
        return new Bounds(
                Math.max(0, left - pixels),
                Math.max(0, top - pixels),
                Math.min(image.width(), right + pixels),
                Math.min(image.height(), bottom + pixels));
    }
}

package dev.easel.imaging.internal.masks;

import java.util.Arrays;

/** Marks the pixels whose centers are in a shape. */
public final class ShapeFill {
    private ShapeFill() {}

    /**
     * Fully marks a shape, cut off at the image's edges.
     *
     * @throws IllegalArgumentException when it is completely outside the image, which can only be a mistake
     */
    public static void mark(Coverage mask, Shape shape) {
        Shape.Extent extent = shape.extent();
        if (extent.right() <= 0
                || extent.bottom() <= 0
                || extent.left() >= mask.width()
                || extent.top() >= mask.height()) {
            throw new IllegalArgumentException(
                    shape.name() + " is outside the image of " + mask.width() + "x" + mask.height() + ".");
        }
        int first = within((int) Math.floor(extent.top()), mask.height());
        int end = within((int) Math.ceil(extent.bottom()), mask.height());
        for (int y = first; y < end; y++) {
            int row = y * mask.width();
            shape.cross(y + 0.5, (from, to) -> {
                int left = firstCenter(from, mask.width());
                int right = firstCenter(to, mask.width());
                if (left < right) {
                    Arrays.fill(mask.weights(), row + left, row + right, (byte) 255);
                }
            });
        }
    }

    /** Returns the first column whose center is at a position or to the right of it. */
    private static int firstCenter(double x, int width) {
        return within((int) Math.ceil(x - 0.5), width);
    }

    private static int within(int value, int end) {
        return Math.max(0, Math.min(end, value));
    }
}

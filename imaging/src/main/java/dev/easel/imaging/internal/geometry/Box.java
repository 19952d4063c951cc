package dev.easel.imaging.internal.geometry;

import dev.easel.core.domain.image.Size;

/** A rectangle of whole pixels: its upper left corner, and its width and height, each at least 1. */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "Invalid rectangle " + width + "×" + height + ": width and height must be at least 1 pixel.");
        }
    }

    /** Returns the rectangle of a whole image. */
    public static Box whole(Size size) {
        return new Box(0, 0, size.width(), size.height());
    }

    public Size size() {
        return new Size(width, height);
    }

    /** Returns the first column to the right of the rectangle. */
    public int right() {
        return x + width;
    }

    /** Returns the first row below the rectangle. */
    public int bottom() {
        return y + height;
    }

    /** Returns whether the rectangle lies within an image of the given size. */
    public boolean within(Size size) {
        return x >= 0 && y >= 0 && right() <= size.width() && bottom() <= size.height();
    }

    /** Returns the rectangle with some pixels added on each side, cut off at the edges of an image. */
    public Box grown(int pixels, Size image) {
        int left = Math.max(0, x - pixels);
        int top = Math.max(0, y - pixels);
        return new Box(
                left,
                top,
                Math.min(image.width(), right() + pixels) - left,
                Math.min(image.height(), bottom() + pixels) - top);
    }

    /** Returns whether a pixel lies within the rectangle. */
    public boolean contains(int column, int row) {
        return column >= x && column < right() && row >= y && row < bottom();
    }
}

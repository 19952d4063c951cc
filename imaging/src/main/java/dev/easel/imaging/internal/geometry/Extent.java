package dev.easel.imaging.internal.geometry;

import java.util.Optional;

/** A rectangle that grows around pixels. */
public final class Extent {
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;

    public void include(int x, int y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }

    public Box box() {
        return new Box(left, top, right - left + 1, bottom - top + 1);
    }

    /** Returns the rectangle; empty when nothing was included. */
    public Optional<Box> found() {
        return right < left ? Optional.empty() : Optional.of(box());
    }
}

package dev.easel.core.domain;

/** Which part of an image stays when it is cropped, and where it is placed when it is padded. */
public enum Gravity {
    TOP_LEFT(0, 0),
    TOP(0.5, 0),
    TOP_RIGHT(1, 0),
    LEFT(0, 0.5),
    CENTER(0.5, 0.5),
    RIGHT(1, 0.5),
    BOTTOM_LEFT(0, 1),
    BOTTOM(0.5, 1),
    BOTTOM_RIGHT(1, 1);

    private final double x;
    private final double y;

    Gravity(double x, double y) {
        this.x = x;
        this.y = y;
    }

    /** Returns the offset of a part within a whole along the width: 0 at the left, {@code room} at the right. */
    public int left(int room) {
        return (int) Math.floor(room * x);
    }

    /** Returns the offset of a part within a whole along the height: 0 at the top, {@code room} at the bottom. */
    public int top(int room) {
        return (int) Math.floor(room * y);
    }
}

package dev.easel.imaging.internal.masks;

import java.util.Arrays;

/** Points given as x, y, x, y and so on. */
final class Points {
    private Points() {}

    static void check(String what, int atLeast, double... xy) {
        if (xy.length % 2 != 0 || xy.length < 2 * atLeast) {
            throw new IllegalArgumentException("Invalid " + what + " of " + xy.length
                    + " coordinates: x and y of at least " + atLeast + " points are required.");
        }
        if (!Arrays.stream(xy).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "Invalid " + what + " with coordinates " + Arrays.toString(xy) + ": all must be finite.");
        }
    }
}

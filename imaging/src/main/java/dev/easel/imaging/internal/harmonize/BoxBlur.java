package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.harmonize.plane.BoxSums;

/** Blurs by averages over squares; what lies outside a plane counts as 0. */
final class BoxBlur {
    /** Three rounds come close to a Gaussian. */
    private static final int ROUNDS = 3;

    private BoxBlur() {}

    /** Returns values blurred nearly by a Gaussian of a number of values. */
    static float[] gaussian(float[] values, int width, int height, double sigma) {
        int radius = Math.max(1, (int) Math.round((Math.sqrt(12 * sigma * sigma / ROUNDS + 1) - 1) / 2));
        float share = 1f / ((2 * radius + 1) * (2 * radius + 1));
        float[] blurred = values;
        for (int round = 0; round < ROUNDS; round++) {
            blurred = BoxSums.of(blurred, width, height, radius);
            for (int i = 0; i < blurred.length; i++) {
                blurred[i] *= share;
            }
        }
        return blurred;
    }
}

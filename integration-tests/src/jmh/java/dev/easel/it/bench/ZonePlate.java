package dev.easel.it.bench;

import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.Pixels;

/** Rings that get narrower outwards, at the edge as fine as pixels can show: what remains of them when shrunk is aliasing. */
final class ZonePlate {
    private ZonePlate() {}

    static Pixels of(int side) {
        Pixels plate = Pixels.blank(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double dx = x + 0.5 - side / 2.0;
                double dy = y + 0.5 - side / 2.0;
                double light = 0.5 + 0.5 * Math.cos(Math.PI * (dx * dx + dy * dy) / side);
                plate.argb()[y * side + x] = 0xFF000000 | LinearLight.level((float) light) * 0x10101;
            }
        }
        return plate;
    }

    /**
     * Returns the root mean square, in levels, of the difference from a uniform gray where the rings are too fine to show,
     * whichever gray that is: linear light or levels may have been averaged.
     */
    static double aliasError(int[] argb, int side, int from) {
        double finest = 1.25 * side * side / from / 2;
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double radius = Math.hypot(x + 0.5 - side / 2.0, y + 0.5 - side / 2.0);
                if (radius > finest && radius < side / 2.0) {
                    int level = argb[y * side + x] & 0xFF;
                    sum += level;
                    squares += (double) level * level;
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count - sum / count * (sum / count));
    }
}

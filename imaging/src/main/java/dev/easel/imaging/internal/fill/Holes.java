package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;

/** Reads masks as holes: a pixel that is marked at all is unknown. */
final class Holes {
    private Holes() {}

    static boolean[] of(Pixels image, Coverage mask) {
        if (mask.width() != image.width() || mask.height() != image.height()) {
            throw new IllegalArgumentException(
                    "The mask " + mask + " and the image " + image + " must have the same size.");
        }
        boolean[] holes = new boolean[mask.weights().length];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = mask.weights()[i] != 0;
        }
        return holes;
    }

    static Coverage mask(int width, int height, boolean[] holes) {
        Coverage mask = Coverage.none(width, height);
        for (int i = 0; i < holes.length; i++) {
            mask.weights()[i] = (byte) (holes[i] ? 255 : 0);
        }
        return mask;
    }

    static int count(boolean[] holes) {
        int count = 0;
        for (boolean hole : holes) {
            count += hole ? 1 : 0;
        }
        return count;
    }

    /** Returns whether nothing is known. */
    static boolean everywhere(boolean[] holes) {
        for (boolean hole : holes) {
            if (!hole) {
                return false;
            }
        }
        return true;
    }
}

package dev.easel.imaging.internal.masks;

/** How weights rise with the distance from a mask's edge: smoothly, without a kink at either end. */
final class Ramp {
    private final int pixels;
    private final byte[] bySquare;

    /** Prepares the rise over some pixels; the first pixel beyond them has the full weight. */
    Ramp(int pixels) {
        this.pixels = pixels;
        this.bySquare = new byte[pixels * pixels + 1];
        for (int squared = 1; squared < bySquare.length; squared++) {
            double share = Math.sqrt(squared) / (pixels + 1);
            // A pixel that is marked at all stays marked; otherwise a wide feather would shrink the mask.
            bySquare[squared] = (byte) Math.max(1, Math.round(255 * share * share * (3 - 2 * share)));
        }
    }

    /** Returns the number of pixels over which the weights rise. */
    int pixels() {
        return pixels;
    }

    /** Returns the weight at a squared distance of at least 1. */
    byte at(int squared) {
        return squared < bySquare.length ? bySquare[squared] : (byte) 255;
    }

    /** Returns a weight, or the weight for its distance if that is smaller. */
    byte limit(byte weight, int squared) {
        byte most = at(squared);
        return (weight & 0xFF) < (most & 0xFF) ? weight : most;
    }
}

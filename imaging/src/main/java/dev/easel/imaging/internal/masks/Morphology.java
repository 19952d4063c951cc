package dev.easel.imaging.internal.masks;

import dev.easel.imaging.internal.pixels.ParallelRows;

/** Makes masks larger, smaller and softer by exact distances, measured between the centers of pixels. */
public final class Morphology {
    /** The maximum number of pixels by which a mask can be changed. */
    static final int MAX_PIXELS = 4096;

    private final ParallelRows workers;

    public Morphology(ParallelRows workers) {
        this.workers = workers;
    }

    /** Marks every pixel at most the given distance from a marked one; soft edges move outward unchanged. */
    public void grow(Coverage mask, int pixels) {
        check("grow", pixels);
        if (pixels == 0) {
            return;
        }
        if (mask.binary()) {
            Distances.forEach(mask, false, pixels, workers, (index, squared) -> mask.weights()[index] = (byte) 255);
        } else {
            SoftGrowth.grow(mask, pixels, workers);
        }
    }

    /** Keeps every pixel at most the given distance from a kept one; the image's edge does not count as kept. */
    public void shrink(Coverage mask, int pixels) {
        check("shrink", pixels);
        Blend.invert(mask);
        grow(mask, pixels);
        Blend.invert(mask);
    }

    /**
     * Lets the weights rise from the mask's edge inward to their full value beyond the given distance; exactly the
     * pixels that were marked before stay marked. The image's edge does not count as an edge.
     */
    public void feather(Coverage mask, int pixels) {
        check("feather", pixels);
        if (pixels == 0) {
            return;
        }
        Ramp ramp = new Ramp(pixels);
        if (!RectangleFeather.apply(mask, ramp)) {
            byte[] weights = mask.weights();
            Distances.forEach(
                    mask, true, pixels, workers, (i, squared) -> weights[i] = ramp.limit(weights[i], squared));
        }
    }

    private static void check(String what, int pixels) {
        if (pixels < 0 || pixels > MAX_PIXELS) {
            throw new IllegalArgumentException(
                    "Cannot " + what + " a mask by " + pixels + " pixels: 0 to " + MAX_PIXELS + " is allowed.");
        }
    }
}

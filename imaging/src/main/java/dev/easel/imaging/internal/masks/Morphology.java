package dev.easel.imaging.internal.masks;

import dev.easel.imaging.internal.pixels.ParallelRows;

/** Makes masks larger, smaller and softer by true pixels: distances are measured between the centres of pixels. */
public final class Morphology {
    /** The most pixels by which a mask can be changed. */
    static final int MOST = 4096;

    private final ParallelRows workers;

    public Morphology(ParallelRows workers) {
        this.workers = workers;
    }

    /** Marks every pixel that lies no further than some pixels from a marked one; soft edges move outwards as they are. */
    public void grow(Coverage mask, int pixels) {
        check("grow", pixels);
        if (pixels == 0) {
            return;
        }
        if (mask.binary()) {
            Distances.tell(mask, false, pixels, workers, (index, squared) -> mask.weights()[index] = (byte) 255);
        } else {
            SoftGrowth.grow(mask, pixels, workers);
        }
    }

    /** Keeps every pixel that lies no further than some pixels from a kept one; the edge of the image is none. */
    public void shrink(Coverage mask, int pixels) {
        check("shrink", pixels);
        Blend.invert(mask);
        grow(mask, pixels);
        Blend.invert(mask);
    }

    /**
     * Lets the weights rise from the mask's edge inward to their full value behind some pixels; nothing is repainted that
     * was not before, and all that was still is. The edge of the image is none.
     */
    public void feather(Coverage mask, int pixels) {
        check("feather", pixels);
        if (pixels == 0) {
            return;
        }
        Ramp ramp = new Ramp(pixels);
        if (!RectangleFeather.apply(mask, ramp)) {
            byte[] weights = mask.weights();
            Distances.tell(mask, true, pixels, workers, (i, squared) -> weights[i] = ramp.limit(weights[i], squared));
        }
    }

    private static void check(String what, int pixels) {
        if (pixels < 0 || pixels > MOST) {
            throw new IllegalArgumentException(
                    "A mask cannot " + what + " by " + pixels + " pixels: 0 to " + MOST + " is allowed.");
        }
    }
}

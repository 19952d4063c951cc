package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** A way to change a whole image; what is transparent stays so. */
@FunctionalInterface
interface Look {
    /** Returns the image changed; the given one stays as it is. */
    Pixels on(Pixels image, ParallelRows workers);
}

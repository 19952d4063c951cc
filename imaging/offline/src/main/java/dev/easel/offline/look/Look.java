package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** A change of a whole image; transparent pixels stay transparent. */
@FunctionalInterface
interface Look {
    /** Returns a changed copy, with news of how far it is; the given image is not modified. */
    Pixels on(Pixels image, ParallelRows workers, Checkpoint checkpoint);
}

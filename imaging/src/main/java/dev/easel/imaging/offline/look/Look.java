package dev.easel.imaging.offline.look;

import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.Workers;

/** A way to change a whole picture; what is transparent stays so. */
@FunctionalInterface
interface Look {
    /** Returns the picture changed; the given one stays as it is. */
    Pixels on(Pixels picture, Workers workers);
}

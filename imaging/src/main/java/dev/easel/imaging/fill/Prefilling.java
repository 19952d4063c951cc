package dev.easel.imaging.fill;

import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Rgb;
import dev.easel.imaging.geometry.Box;
import dev.easel.imaging.pixels.Checkpoint;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.Workers;

/** Fills the new ground around a picture before a provider repaints it; the picture itself stays bit for bit. */
public final class Prefilling {
    private static final long SEED = 1;

    private final Workers workers;
    private final Checkpoint checkpoint;
    private final long seed;

    private Prefilling(Workers workers, Checkpoint checkpoint, long seed) {
        this.workers = workers;
        this.checkpoint = checkpoint;
        this.seed = seed;
    }

    /** Returns prefilling that works on the calling thread. */
    public static Prefilling onCaller() {
        return new Prefilling(Workers.caller(), Checkpoint.none(), SEED);
    }

    /** Returns prefilling by the workers that tells the checkpoint how far it is, in steps where it takes long. */
    public static Prefilling on(Workers workers, Checkpoint checkpoint) {
        return new Prefilling(workers, checkpoint, SEED);
    }

    /** Returns prefilling whose content-aware ground has other luck. */
    public Prefilling seeded(long other) {
        return new Prefilling(workers, checkpoint, other);
    }

    /**
     * Returns the canvas with all around the known rectangle filled.
     *
     * @param colour what {@link Prefill#COLOUR} fills with; the others do not look at it
     */
    public Pixels fill(Pixels canvas, Box known, Prefill prefill, Rgb colour) {
        if (known.x() < 0 || known.y() < 0 || known.right() > canvas.width() || known.bottom() > canvas.height()) {
            throw new IllegalArgumentException(known + " does not lie within " + canvas + ".");
        }
        return switch (prefill) {
            case MIRROR -> Continuation.MIRRORED.around(canvas, known);
            case EDGE -> Continuation.DRAWN_OUT.around(canvas, known);
            case COLOUR -> coloured(canvas, known, colour.argb());
            case BLUR -> new OutwardBlur(workers).blur(Continuation.MIRRORED.around(canvas, known), known);
            case CONTENT_AWARE ->
                ContentAwareFill.seeded(seed)
                        .on(workers)
                        .extend(Continuation.MIRRORED.around(canvas, known), known, checkpoint);
        };
    }

    private static Pixels coloured(Pixels canvas, Box known, int colour) {
        int[] argb = canvas.argb().clone();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                if (!known.contains(x, y)) {
                    argb[y * canvas.width() + x] = colour;
                }
            }
        }
        return Pixels.of(canvas.width(), canvas.height(), argb);
    }
}

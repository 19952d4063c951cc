package dev.easel.imaging.internal.fill;

import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** Fills the new border around an image before a provider repaints it; the image itself is unchanged bit for bit. */
public final class Prefilling {
    private static final long SEED = 1;

    private final ParallelRows workers;
    private final Checkpoint checkpoint;
    private final long seed;

    private Prefilling(ParallelRows workers, Checkpoint checkpoint, long seed) {
        this.workers = workers;
        this.checkpoint = checkpoint;
        this.seed = seed;
    }

    /** Returns a prefilling that works on the calling thread. */
    public static Prefilling onCaller() {
        return new Prefilling(ParallelRows.caller(), Checkpoint.none(), SEED);
    }

    /**
     * Returns a prefilling that shares its work among the workers and reports its progress to the checkpoint, in steps
     * when it takes long.
     */
    public static Prefilling on(ParallelRows workers, Checkpoint checkpoint) {
        return new Prefilling(workers, checkpoint, SEED);
    }

    /** Returns a prefilling whose content-aware fill uses another seed. */
    public Prefilling seeded(long other) {
        return new Prefilling(workers, checkpoint, other);
    }

    /**
     * Returns the canvas with everything around the known rectangle filled.
     *
     * @param color what {@link Prefill#COLOR} fills with; the other modes ignore it
     */
    public Pixels fill(Pixels canvas, Box known, Prefill prefill, Rgb color) {
        if (known.x() < 0 || known.y() < 0 || known.right() > canvas.width() || known.bottom() > canvas.height()) {
            throw new IllegalArgumentException(
                    "The known rectangle " + known + " is not within the canvas " + canvas + ".");
        }
        return switch (prefill) {
            case MIRROR -> EdgeMode.MIRRORED.around(canvas, known);
            case EDGE -> EdgeMode.DRAWN_OUT.around(canvas, known);
            case COLOR -> colored(canvas, known, color.argb());
            case BLUR -> new OutwardBlur(workers).blur(EdgeMode.MIRRORED.around(canvas, known), known);
            case CONTENT_AWARE ->
                ContentAwareFill.seeded(seed)
                        .on(workers)
                        .extend(EdgeMode.MIRRORED.around(canvas, known), known, checkpoint);
        };
    }

    private static Pixels colored(Pixels canvas, Box known, int color) {
        int[] argb = canvas.argb().clone();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                if (!known.contains(x, y)) {
                    argb[y * canvas.width() + x] = color;
                }
            }
        }
        return Pixels.of(canvas.width(), canvas.height(), argb);
    }
}

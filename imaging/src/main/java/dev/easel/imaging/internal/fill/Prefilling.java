package dev.easel.imaging.internal.fill;

import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;

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
     * Fills everything around the known rectangle of a canvas, in place; returns the canvas.
     *
     * @param color what {@link Prefill#COLOR} fills with; the other modes ignore it
     */
    public Pixels fill(Pixels canvas, Box known, Prefill prefill, Rgb color) {
        if (known.x() < 0 || known.y() < 0 || known.right() > canvas.width() || known.bottom() > canvas.height()) {
            throw new IllegalArgumentException(
                    "The known rectangle " + known + " is not within the canvas " + canvas + ".");
        }
        if (prefill == Prefill.COLOR) {
            color(canvas, known, color.argb());
            return canvas;
        }
        (prefill == Prefill.EDGE ? EdgeMode.DRAWN_OUT : EdgeMode.MIRRORED).around(canvas, known);
        if (prefill == Prefill.BLUR) {
            new OutwardBlur(workers).blur(canvas, known, checkpoint);
        } else if (prefill == Prefill.CONTENT_AWARE) {
            ContentAwareFill.seeded(seed).on(workers).extend(canvas, known, checkpoint);
        }
        return canvas;
    }

    private static void color(Pixels canvas, Box known, int color) {
        for (int y = 0; y < canvas.height(); y++) {
            int row = y * canvas.width();
            boolean crosses = y >= known.y() && y < known.bottom();
            Arrays.fill(canvas.argb(), row, row + (crosses ? known.x() : canvas.width()), color);
            if (crosses) {
                Arrays.fill(canvas.argb(), row + known.right(), row + canvas.width(), color);
            }
        }
    }
}

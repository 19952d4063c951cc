package dev.easel.imaging.internal.harmonize.motion;

import static java.util.Objects.requireNonNull;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.harmonize.plane.Plane;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pulls an image back from where a motion put it, as sharp as it was: a motion by whole pixels copies them.
 *
 * <p>What the response does not show is mirrored at its edge. The result is the same for any number of threads.
 */
public final class Resampler {
    private static final int ROWS_PER_PART = Tile.HEIGHT;

    private final ParallelRows workers;

    public Resampler(ParallelRows workers) {
        this.workers = requireNonNull(workers, "workers");
    }

    /** Returns the response pulled back wherever the mask marks anything, and as it is elsewhere. */
    public Pixels pull(Pixels response, Motion motion, Coverage mask) {
        int[] pulled = response.argb().clone();
        if (motion instanceof Affine affine && affine.whole()) {
            workers.rows(
                    response.height(), ROWS_PER_PART, (from, to) -> copy(response, affine, mask, from, to, pulled));
        } else {
            boolean opaque = response.opaque();
            workers.rows(response.height(), ROWS_PER_PART, (from, to) -> {
                Tile tile = new Tile(opaque ? Samples.opaque(response) : Samples.weighed(response), motion);
                for (int left = 0; left < mask.width(); left += Tile.WIDTH) {
                    int right = Math.min(mask.width(), left + Tile.WIDTH);
                    Marked.within(mask, left, from, right, to)
                            .ifPresent(part -> pull(tile, part, mask, opaque, pulled));
                }
            });
        }
        return Pixels.of(response.width(), response.height(), pulled);
    }

    private static void pull(Tile tile, Box part, Coverage mask, boolean opaque, int[] pulled) {
        tile.pull(part.x(), part.y(), part.width(), part.height(), (row, channels) -> {
            int at = (part.y() + row) * mask.width() + part.x();
            for (int i = 0; i < part.width(); i++) {
                if (mask.weights()[at + i] != 0) {
                    pulled[at + i] = opaque ? Levels.opaque(channels, i) : Levels.straight(channels, i);
                }
            }
        });
    }

    /** Copies pixels from a number of whole pixels away, color under alpha 0 included. */
    private static void copy(Pixels from, Affine motion, Coverage mask, int top, int bottom, int[] pulled) {
        for (int y = top; y < bottom; y++) {
            int row = Kernel.mirrored(y + (int) motion.y0(), from.height());
            for (int x = 0; x < from.width(); x++) {
                if (mask.weights()[y * from.width() + x] != 0) {
                    int column = Kernel.mirrored(x + (int) motion.x0(), from.width());
                    pulled[y * from.width() + x] = from.get(column, row);
                }
            }
        }
    }

    /** Returns a plane pulled back. */
    public Plane pull(Plane plane, Motion motion) {
        if (motion.identity()) {
            return plane;
        }
        Plane pulled = Plane.blank(plane.width(), plane.height());
        workers.rows(plane.height(), ROWS_PER_PART, (from, to) -> {
            Tile tile = new Tile(Samples.of(plane), motion);
            for (int left = 0; left < plane.width(); left += Tile.WIDTH) {
                int start = from * plane.width() + left;
                int width = Math.min(Tile.WIDTH, plane.width() - left);
                tile.pull(
                        left,
                        from,
                        width,
                        to - from,
                        (row, channels) ->
                                System.arraycopy(channels[0], 0, pulled.values(), start + row * plane.width(), width));
            }
        });
        return pulled;
    }

    /** Returns how many marked pixels the response does not show, because the motion puts them outside it. */
    public long outside(Motion motion, Coverage mask) {
        AtomicLong outside = new AtomicLong();
        workers.rows(mask.height(), ROWS_PER_PART, (from, to) -> {
            double[] xs = new double[mask.width()];
            double[] ys = new double[mask.width()];
            long count = 0;
            for (int y = from; y < to; y++) {
                motion.row(y, 0, mask.width(), xs, ys);
                for (int x = 0; x < mask.width(); x++) {
                    if (mask.weights()[y * mask.width() + x] != 0
                            && (xs[x] < 0 || ys[x] < 0 || xs[x] > mask.width() || ys[x] > mask.height())) {
                        count++;
                    }
                }
            }
            outside.addAndGet(count);
        });
        return outside.get();
    }
}

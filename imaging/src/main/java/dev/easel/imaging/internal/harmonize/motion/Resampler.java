package dev.easel.imaging.internal.harmonize.motion;

import static java.util.Objects.requireNonNull;

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
    private static final int ROWS_PER_PART = 32;

    /** Pixels between two marked ones that are computed too, rather than start again. */
    private static final int SMALL_GAP = 24;

    private final ParallelRows workers;

    public Resampler(ParallelRows workers) {
        this.workers = requireNonNull(workers, "workers");
    }

    /** Returns the response pulled back wherever the mask marks anything, and as it is elsewhere. */
    public Pixels pull(Pixels response, Motion motion, Coverage mask) {
        int[] pulled = response.argb().clone();
        if (!motion.identity()) {
            boolean opaque = response.opaque();
            workers.rows(response.height(), ROWS_PER_PART, (from, to) -> {
                PixelRows rows = new PixelRows(response, motion, opaque);
                for (int y = from; y < to; y++) {
                    pullRow(rows, mask, y, pulled);
                }
            });
        }
        return Pixels.of(response.width(), response.height(), pulled);
    }

    private static void pullRow(PixelRows rows, Coverage mask, int y, int[] pulled) {
        int row = y * mask.width();
        int x = 0;
        while (x < mask.width()) {
            if (mask.weights()[row + x] == 0) {
                x++;
                continue;
            }
            int from = x;
            int last = x;
            for (x++; x < mask.width() && x - last <= SMALL_GAP; x++) {
                if (mask.weights()[row + x] != 0) {
                    last = x;
                }
            }
            x = last + 1;
            rows.read(y, from, x - from, pulled, row + from);
        }
    }

    /** Returns a plane pulled back. */
    public Plane pull(Plane plane, Motion motion) {
        if (motion.identity()) {
            return plane;
        }
        Plane pulled = Plane.blank(plane.width(), plane.height());
        PulledRow.OfPlane samples = new PulledRow.OfPlane(plane.width(), plane.height(), plane.values());
        workers.rows(plane.height(), ROWS_PER_PART, (from, to) -> {
            PulledRow row = new PulledRow(samples, motion);
            float[][] values = PulledRow.channels(samples, plane.width());
            for (int y = from; y < to; y++) {
                row.read(y, 0, plane.width(), values);
                System.arraycopy(values[0], 0, pulled.values(), y * plane.width(), plane.width());
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

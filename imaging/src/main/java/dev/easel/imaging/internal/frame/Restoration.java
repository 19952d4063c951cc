package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.ParallelRows.Rows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Optional;

/**
 * Puts a repainted part into the whole image.
 *
 * <p>When the part covers the whole canvas, the result is written into its array; otherwise into the original's when
 * that covers the canvas. At most 8 bytes per pixel are held, plus 16 for an image with 16 bits per sample.
 */
final class Restoration {
    private static final int MIN_ROWS_PER_THREAD = 64;

    private final Size canvas;
    private final Box place;
    private final Coverage mask;
    private final ParallelRows workers;

    /**
     * Prepares for a canvas that contains an original.
     *
     * @param mask of the size of the canvas; everything outside the original is fully marked
     */
    Restoration(Size canvas, Box place, Coverage mask, ParallelRows workers) {
        this.canvas = canvas;
        this.place = place;
        this.mask = mask;
        this.workers = workers;
    }

    /**
     * Returns the canvas with the part in place; both given images are consumed.
     *
     * @param repainted the pixels for the box, of its size
     * @param box the place of the part; it may extend beyond the canvas, and covers everything that is repainted
     */
    Pixels restore(Pixels original, Pixels repainted, Box box, Checkpoint checkpoint) {
        Optional<short[]> deep = original.deep().map(samples -> deep(samples, repainted, box, checkpoint.part(0, 0.5)));
        Pixels whole = whole(original, repainted, box, checkpoint.part(0.5, 1));
        return deep.map(samples -> Pixels.deep(canvas.width(), canvas.height(), whole.argb(), samples))
                .orElse(whole);
    }

    private short[] deep(short[] original, Pixels repainted, Box box, Checkpoint checkpoint) {
        short[] whole = new short[4 * mask.weights().length];
        Rows rows = (from, to) -> {
            for (int y = from; y < to; y++) {
                int originalStart = (y - place.y()) * place.width() - place.x();
                int repaintedStart = (y - box.y()) * box.width() - box.x();
                int row = y * canvas.width();
                for (int x = 0; x < canvas.width(); x++) {
                    int weight = mask.weights()[row + x] & 0xFF;
                    if (weight == 0) {
                        System.arraycopy(original, 4 * (originalStart + x), whole, 4 * (row + x), 4);
                    } else if (weight == 255) {
                        DeepPixel.store(repainted.argb()[repaintedStart + x], whole, 4 * (row + x));
                    } else {
                        int response = repainted.argb()[repaintedStart + x];
                        DeepPixel.mix(original, 4 * (originalStart + x), response, weight, whole, 4 * (row + x));
                    }
                }
            }
        };
        workers.rows(canvas.height(), MIN_ROWS_PER_THREAD, rows, checkpoint);
        return whole;
    }

    private Pixels whole(Pixels original, Pixels repainted, Box box, Checkpoint checkpoint) {
        boolean all = box.equals(Box.whole(canvas));
        Pixels target = all ? repainted : onCanvas(original);
        Box area = all ? place : Window.overlap(canvas, box);
        Composite composite = new Composite(mask);
        Rows rows = (from, to) -> {
            for (int y = area.y() + from; y < area.y() + to; y++) {
                int at = y * canvas.width() + area.x();
                Composite.Run targetRun = new Composite.Run(target.argb(), at);
                Composite.Run originalRun =
                        all ? new Composite.Run(original.argb(), (y - place.y()) * place.width()) : targetRun;
                Composite.Run repaintedRun =
                        new Composite.Run(repainted.argb(), (y - box.y()) * box.width() + area.x() - box.x());
                composite.fill(targetRun, originalRun, repaintedRun, at, area.width());
            }
        };
        workers.rows(area.height(), MIN_ROWS_PER_THREAD, rows, checkpoint);
        // The 16-bit samples that came with the consumed image no longer match its pixels.
        return Pixels.of(canvas.width(), canvas.height(), target.argb());
    }

    private Pixels onCanvas(Pixels original) {
        if (place.equals(Box.whole(canvas))) {
            return original;
        }
        Pixels pixels = Pixels.blank(canvas.width(), canvas.height());
        Window.put(original, place.x(), place.y(), pixels);
        return pixels;
    }
}

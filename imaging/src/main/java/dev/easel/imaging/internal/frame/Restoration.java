package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Optional;

/**
 * Puts a repainted part into the whole image.
 *
 * <p>Where the part is all of the canvas the result is made in its array, else in the original's where that is all of
 * the canvas: at most 8 bytes a pixel are held, and 16 more for an image of 16 bits a sample.
 */
final class Restoration {
    private static final int ROWS_WORTH_A_THREAD = 64;

    private final Size canvas;
    private final Box place;
    private final Coverage mask;
    private final ParallelRows workers;

    /**
     * Prepares for a canvas on which an original lies.
     *
     * @param mask of the canvas' size; all that is not the original is to be repainted whole
     */
    Restoration(Size canvas, Box place, Coverage mask, ParallelRows workers) {
        this.canvas = canvas;
        this.place = place;
        this.mask = mask;
        this.workers = workers;
    }

    /**
     * Returns the canvas with the part in place; both images given are used up.
     *
     * @param repainted what goes into the box, of its size
     * @param box where it lies; it may reach beyond the canvas, and covers all that is to be repainted
     */
    Pixels restore(Pixels original, Pixels repainted, Box box) {
        Optional<short[]> deep = original.deep().map(samples -> deep(samples, repainted, box));
        Pixels whole = whole(original, repainted, box);
        return deep.map(samples -> Pixels.deep(canvas.width(), canvas.height(), whole.argb(), samples))
                .orElse(whole);
    }

    private short[] deep(short[] original, Pixels repainted, Box box) {
        short[] whole = new short[4 * mask.weights().length];
        workers.rows(canvas.height(), ROWS_WORTH_A_THREAD, (from, to) -> {
            for (int y = from; y < to; y++) {
                int kept = (y - place.y()) * place.width() - place.x();
                int taken = (y - box.y()) * box.width() - box.x();
                int row = y * canvas.width();
                for (int x = 0; x < canvas.width(); x++) {
                    int weight = mask.weights()[row + x] & 0xFF;
                    if (weight == 0) {
                        System.arraycopy(original, 4 * (kept + x), whole, 4 * (row + x), 4);
                    } else if (weight == 255) {
                        DeepPixel.store(repainted.argb()[taken + x], whole, 4 * (row + x));
                    } else {
                        int response = repainted.argb()[taken + x];
                        DeepPixel.mix(original, 4 * (kept + x), response, weight, whole, 4 * (row + x));
                    }
                }
            }
        });
        return whole;
    }

    private Pixels whole(Pixels original, Pixels repainted, Box box) {
        boolean all = box.equals(Box.whole(canvas));
        Pixels target = all ? repainted : ground(original);
        Box area = all ? place : Window.overlap(canvas, box);
        Composite composite = new Composite(mask);
        workers.rows(area.height(), ROWS_WORTH_A_THREAD, (from, to) -> {
            for (int y = area.y() + from; y < area.y() + to; y++) {
                int at = y * canvas.width() + area.x();
                Composite.Run into = new Composite.Run(target.argb(), at);
                Composite.Run kept = all ? new Composite.Run(original.argb(), (y - place.y()) * place.width()) : into;
                Composite.Run taken =
                        new Composite.Run(repainted.argb(), (y - box.y()) * box.width() + area.x() - box.x());
                composite.fill(into, kept, taken, at, area.width());
            }
        });
        // Samples of 16 bits that came with what was used up are no longer those of its pixels.
        return Pixels.of(canvas.width(), canvas.height(), target.argb());
    }

    private Pixels ground(Pixels original) {
        if (place.equals(Box.whole(canvas))) {
            return original;
        }
        Pixels ground = Pixels.blank(canvas.width(), canvas.height());
        Window.put(original, place.x(), place.y(), ground);
        return ground;
    }
}

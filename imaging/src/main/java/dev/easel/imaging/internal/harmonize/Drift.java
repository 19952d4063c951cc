package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how much a provider changed outside the mask, where it should change nothing. */
public final class Drift {
    private static final int MIN_ROWS_PER_THREAD = 64;

    private Drift() {}

    /**
     * Returns the mean difference of a color channel, 0 to 1, between two images of the same size, over the pixels
     * within a rectangle that the mask keeps; 0 when it keeps none. Each color counts in proportion to its alpha.
     */
    public static double between(Pixels sent, Pixels received, Coverage mask, Box within, ParallelRows workers) {
        AtomicLong difference = new AtomicLong();
        AtomicLong pixels = new AtomicLong();
        workers.rows(within.height(), MIN_ROWS_PER_THREAD, (from, to) -> {
            long sum = 0;
            long count = 0;
            for (int y = within.y() + from; y < within.y() + to; y++) {
                int row = y * sent.width();
                for (int i = row + within.x(); i < row + within.right(); i++) {
                    if (mask.weights()[i] == 0) {
                        sum += difference(sent.argb()[i], received.argb()[i]);
                        count++;
                    }
                }
            }
            difference.addAndGet(sum);
            pixels.addAndGet(count);
        });
        return share(difference.get(), pixels.get());
    }

    /** Returns the mean difference of a channel, 0 to 1, given the sum over pixels; 0 for no pixels. */
    static double share(long sum, long pixels) {
        return pixels == 0 ? 0 : sum / (3.0 * 255 * 255 * pixels);
    }

    /** Returns the difference of two pixels, summed over the three colors, in levels times 255. */
    static int difference(int first, int second) {
        if (first == second) {
            return 0;
        }
        int a = first >>> 24;
        int b = second >>> 24;
        return Math.abs((first >> 16 & 0xFF) * a - (second >> 16 & 0xFF) * b)
                + Math.abs((first >> 8 & 0xFF) * a - (second >> 8 & 0xFF) * b)
                + Math.abs((first & 0xFF) * a - (second & 0xFF) * b);
    }
}

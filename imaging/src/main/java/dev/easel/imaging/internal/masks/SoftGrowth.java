package dev.easel.imaging.internal.masks;

import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * Grows a mask with soft weights: each pixel takes the largest weight of the disc around it.
 *
 * <p>A disc is a stack of runs. Each row is widened step by step, and at every half-width applied to the rows whose run
 * is that wide: plain loops over whole rows, which the compiler turns into vector instructions. Bands of rows are grown
 * independently, each from all rows that reach into it.
 */
final class SoftGrowth {
    private static final int MIN_ROWS_PER_BAND = 32;

    private final Coverage mask;
    private final Bounds marked;
    private final Bounds bounds;
    private final int[] halfWidths;
    private final byte[] grown;

    private SoftGrowth(Coverage mask, Bounds marked, int radius) {
        this.mask = mask;
        this.marked = marked;
        this.bounds = marked.grown(radius, mask);
        this.halfWidths = new int[radius + 1];
        for (int dy = 0; dy <= radius; dy++) {
            halfWidths[dy] = (int) Math.sqrt((double) radius * radius - (double) dy * dy);
        }
        this.grown = new byte[bounds.width() * bounds.height()];
    }

    static void grow(Coverage mask, int radius, ParallelRows workers) {
        Bounds.of(mask).ifPresent(marked -> {
            SoftGrowth growth = new SoftGrowth(mask, marked, radius);
            workers.rows(growth.bounds.height(), Math.max(MIN_ROWS_PER_BAND, 4 * radius), growth::band);
            growth.copy();
        });
    }

    private void band(int from, int to) {
        Band band = new Band(bounds.width(), bounds.top() + from, bounds.top() + to);
        int radius = halfWidths.length - 1;
        int last = Math.min(marked.bottom(), band.bottom + radius);
        int[] row = new int[bounds.width()];
        for (int y = Math.max(marked.top(), band.top - radius); y < last; y++) {
            int start = y * mask.width() + bounds.left();
            for (int x = 0; x < row.length; x++) {
                row[x] = mask.weights()[start + x] & 0xFF;
            }
            apply(row, y, band);
        }
        for (int i = 0; i < band.weights.length; i++) {
            grown[from * bounds.width() + i] = (byte) band.weights[i];
        }
    }

    /** Applies a row to those of a band: from the furthest, where the disc is narrow, to the nearest in the band. */
    private void apply(int[] row, int y, Band band) {
        int nearest = Math.max(0, Math.max(band.top - y, y - band.bottom + 1));
        int[] wide = row.clone();
        int[] wider = new int[row.length];
        int dy = halfWidths.length - 1;
        for (int half = 0; dy >= nearest; half++) {
            for (; dy >= nearest && halfWidths[dy] == half; dy--) {
                band.take(wide, y - dy);
                band.take(wide, y + dy);
            }
            widen(wide, wider);
            int[] swap = wide;
            wide = wider;
            wider = swap;
        }
    }

    private static void widen(int[] from, int[] to) {
        int last = from.length - 1;
        for (int x = 1; x < last; x++) {
            to[x] = Math.max(from[x], Math.max(from[x - 1], from[x + 1]));
        }
        to[0] = Math.max(from[0], from[Math.min(1, last)]);
        to[last] = Math.max(from[last], from[Math.max(0, last - 1)]);
    }

    private void copy() {
        for (int y = 0; y < bounds.height(); y++) {
            int start = (bounds.top() + y) * mask.width() + bounds.left();
            System.arraycopy(grown, y * bounds.width(), mask.weights(), start, bounds.width());
        }
    }

    /** Rows of the grown mask, from the top one (included) to the bottom one (excluded). */
    private static final class Band {
        private final int top;
        private final int bottom;
        private final int width;
        private final int[] weights;

        Band(int width, int top, int bottom) {
            this.width = width;
            this.top = top;
            this.bottom = bottom;
            this.weights = new int[width * (bottom - top)];
        }

        void take(int[] row, int y) {
            if (y < top || y >= bottom) {
                return;
            }
            int start = (y - top) * width;
            for (int x = 0; x < row.length; x++) {
                weights[start + x] = Math.max(weights[start + x], row[x]);
            }
        }
    }
}

package dev.easel.imaging.internal.masks;

import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * Exact Euclidean distances from each pixel of a mask to the nearest one on the other side of its edge, searched no
 * further than a radius.
 *
 * <p>First the distance up or down the column, then along the row the lower envelope of the parabolas that stand on
 * these heights (Meijster's algorithm). Only the pixels within the mask's bounds are searched, and of their rows only
 * those near an edge. It takes two bytes for each pixel within the bounds.
 */
final class Distances {
    private static final int MIN_ROWS_PER_THREAD = 32;
    private static final int MIN_COLUMNS_PER_THREAD = 256;

    private final Coverage mask;
    private final Bounds bounds;
    private final boolean marked;
    private final int radius;
    private final short[] heights;

    private Distances(Coverage mask, Bounds bounds, boolean marked, int radius) {
        this.mask = mask;
        this.bounds = bounds;
        this.marked = marked;
        this.radius = radius;
        this.heights = new short[bounds.width() * bounds.height()];
    }

    /** Receives the squared distance of a pixel, at least 1 and at most the radius squared. */
    @FunctionalInterface
    interface Found {
        void at(int index, int squared);
    }

    /**
     * Passes on the distance of every pixel near an edge: of the marked ones to the nearest kept one, or of the kept
     * ones to the nearest marked one. The image's edge does not count as an edge. Each pixel is passed on once, rows by
     * several threads.
     *
     * @param radius in pixels, 1 to {@link Morphology#MAX_PIXELS}
     */
    static void forEach(Coverage mask, boolean marked, int radius, ParallelRows workers, Found found) {
        Bounds.of(mask).ifPresent(around -> {
            Bounds bounds = around.grown(marked ? 1 : radius, mask);
            Distances distances = new Distances(mask, bounds, marked, radius);
            workers.rows(bounds.width(), MIN_COLUMNS_PER_THREAD, distances::columns);
            workers.rows(bounds.height(), MIN_ROWS_PER_THREAD, (from, to) -> distances.rows(from, to, found));
        });
    }

    /** Goes down, then up; row by row, because going through columns one by one would miss the cache at every step. */
    private void columns(int from, int to) {
        int width = bounds.width();
        int beyond = radius + 1;
        byte[] weights = mask.weights();
        for (int y = 0; y < bounds.height(); y++) {
            int weight = (bounds.top() + y) * mask.width() + bounds.left() + from;
            int row = y * width;
            for (int i = row + from; i < row + to; i++, weight++) {
                boolean inside = weights[weight] != 0 == marked;
                heights[i] = (short) (!inside ? 0 : y == 0 ? beyond : Math.min(beyond, heights[i - width] + 1));
            }
        }
        for (int y = bounds.height() - 2; y >= 0; y--) {
            int row = y * width;
            for (int i = row + from; i < row + to; i++) {
                heights[i] = (short) Math.min(heights[i], heights[i + width] + 1);
            }
        }
    }

    private void rows(int from, int to, Found found) {
        Envelope envelope = new Envelope(bounds.width());
        for (int y = from; y < to; y++) {
            int start = y * bounds.width();
            int shift = (bounds.top() + y) * mask.width() + bounds.left();
            row(start, start + bounds.width(), envelope, (x, squared) -> found.at(shift + x, squared));
        }
    }

    /** Pixels outside have height 0, so those at the ends of a run hide everything further out. */
    private void row(int start, int end, Envelope envelope, Found found) {
        int at = start;
        while (at < end) {
            if (heights[at] == 0) {
                at++;
                continue;
            }
            int first = at;
            while (at < end && heights[at] != 0) {
                at++;
            }
            run(start, Math.max(start, first - 1), Math.min(end, at + 1), envelope, found);
        }
    }

    /** Processes stretches of a run whose sites are so close to each other that their distances may meet. */
    private void run(int start, int from, int to, Envelope envelope, Found found) {
        int at = from;
        while (at < to) {
            while (at < to && heights[at] > radius) {
                at++;
            }
            if (at == to) {
                return;
            }
            int first = at;
            int last = at;
            envelope.clear();
            for (; at < to && at - last <= 2 * radius; at++) {
                if (heights[at] <= radius) {
                    envelope.add(at - start, heights[at]);
                    last = at;
                }
            }
            int left = Math.max(from, first - radius) - start;
            int right = Math.min(to, last + radius + 1) - start;
            envelope.forEach(left, right, radius, found);
            at = last + 1;
        }
    }

    /** The lower envelope of parabolas that stand on sites of a row. */
    private static final class Envelope {
        private final int[] sites;
        private final int[] squares;
        private final int[] starts;
        private int count;

        Envelope(int width) {
            sites = new int[width];
            squares = new int[width];
            starts = new int[width];
        }

        void clear() {
            count = 0;
        }

        void add(int site, int height) {
            int square = height * height;
            int begins = Integer.MIN_VALUE;
            while (count > 0) {
                int top = count - 1;
                begins = firstNearer(sites[top], squares[top], site, square);
                if (begins > starts[top]) {
                    break;
                }
                count--;
            }
            sites[count] = site;
            squares[count] = square;
            starts[count] = count == 0 ? Integer.MIN_VALUE : begins;
            count++;
        }

        /** Returns the first column that is nearer to the right site than to the left one. */
        private static int firstNearer(int left, int leftSquare, int right, int rightSquare) {
            long ahead = (long) right * right - (long) left * left + rightSquare - leftSquare;
            return (int) Math.floorDiv(ahead, 2L * (right - left)) + 1;
        }

        void forEach(int from, int to, int radius, Found found) {
            int most = radius * radius;
            int owner = 0;
            for (int x = from; x < to; x++) {
                while (owner + 1 < count && starts[owner + 1] <= x) {
                    owner++;
                }
                int away = x - sites[owner];
                int squared = away * away + squares[owner];
                if (squared > 0 && squared <= most) {
                    found.at(x, squared);
                }
            }
        }
    }
}

package dev.easel.imaging.masks;

/**
 * Grows a mask that has soft weights: each pixel takes the largest weight of the disc around it.
 *
 * <p>A disc is a stack of runs. Each row is widened step by step, and at every half-width laid over the rows whose run
 * is that wide: plain loops over whole rows, which the compiler turns into vector instructions.
 */
final class SoftGrowth {
    private final int width;
    private final int height;
    private final int[] halfWidths;
    private final int[] grown;

    private SoftGrowth(int width, int height, int radius) {
        this.width = width;
        this.height = height;
        this.halfWidths = new int[radius + 1];
        for (int dy = 0; dy <= radius; dy++) {
            halfWidths[dy] = (int) Math.sqrt((double) radius * radius - (double) dy * dy);
        }
        this.grown = new int[width * height];
    }

    static void grow(Coverage mask, int radius) {
        Bounds.of(mask).ifPresent(marked -> {
            Bounds bounds = marked.grown(radius, mask);
            SoftGrowth growth = new SoftGrowth(bounds.width(), bounds.height(), radius);
            int[] row = new int[bounds.width()];
            for (int y = marked.top(); y < marked.bottom(); y++) {
                int start = y * mask.width() + bounds.left();
                for (int x = 0; x < row.length; x++) {
                    row[x] = mask.weights()[start + x] & 0xFF;
                }
                growth.lay(row, y - bounds.top());
            }
            growth.copyTo(mask, bounds);
        });
    }

    private void lay(int[] row, int y) {
        int[] wide = row.clone();
        int[] wider = new int[width];
        int dy = halfWidths.length - 1;
        for (int half = 0; dy >= 0; half++) {
            for (; dy >= 0 && halfWidths[dy] == half; dy--) {
                over(wide, y - dy);
                over(wide, y + dy);
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

    private void over(int[] row, int y) {
        if (y < 0 || y >= height) {
            return;
        }
        int start = y * width;
        for (int x = 0; x < width; x++) {
            grown[start + x] = Math.max(grown[start + x], row[x]);
        }
    }

    private void copyTo(Coverage mask, Bounds bounds) {
        for (int y = 0; y < height; y++) {
            int start = (bounds.top() + y) * mask.width() + bounds.left();
            for (int x = 0; x < width; x++) {
                mask.weights()[start + x] = (byte) grown[y * width + x];
            }
        }
    }
}

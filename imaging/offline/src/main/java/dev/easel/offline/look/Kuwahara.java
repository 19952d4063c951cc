package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/**
 * Turns an image into brush strokes: of the four squares at its corners, each pixel takes the mean of the one in which
 * brightness varies least, so that surfaces become even and edges stay (Kuwahara, 1976).
 */
record Kuwahara(int radius) implements Look {
    private static final int ROWS_OF_PART = 64;

    @Override
    public Pixels on(Pixels image, ParallelRows workers, Checkpoint checkpoint) {
        int width = image.width();
        int height = image.height();
        int[] argb = new int[width * height];
        workers.rows(height, ROWS_OF_PART, (from, to) -> new Band(image, radius, from, to).paint(argb), checkpoint);
        return Pixels.of(width, height, argb);
    }

    /** The sums over all pixels above and to the left: five planes, with only a band of rows in memory at a time. */
    private static final class Band {
        private static final int PLANES = 5;

        private final Pixels image;
        private final int radius;
        private final int from;
        private final int to;
        private final int first;
        private final int stride;
        private final long[] sums;

        Band(Pixels image, int radius, int from, int to) {
            this.image = image;
            this.radius = radius;
            this.from = from;
            this.to = to;
            this.first = Math.max(0, from - radius);
            this.stride = (image.width() + 1) * PLANES;
            int rows = Math.min(image.height(), to + radius) - first;
            this.sums = new long[(rows + 1) * stride];
            for (int row = 0; row < rows; row++) {
                sum(row);
            }
        }

        private void sum(int row) {
            long red = 0;
            long green = 0;
            long blue = 0;
            long bright = 0;
            long square = 0;
            int above = row * stride;
            int own = above + stride;
            for (int x = 0; x < image.width(); x++) {
                int pixel = image.get(x, first + row);
                int r = pixel >> 16 & 0xFF;
                int g = pixel >> 8 & 0xFF;
                int b = pixel & 0xFF;
                int gray = 2 * r + 5 * g + b;
                red += r;
                green += g;
                blue += b;
                bright += gray;
                square += (long) gray * gray;
                int at = (x + 1) * PLANES;
                sums[own + at] = sums[above + at] + red;
                sums[own + at + 1] = sums[above + at + 1] + green;
                sums[own + at + 2] = sums[above + at + 2] + blue;
                sums[own + at + 3] = sums[above + at + 3] + bright;
                sums[own + at + 4] = sums[above + at + 4] + square;
            }
        }

        void paint(int[] argb) {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < image.width(); x++) {
                    argb[y * image.width() + x] = image.get(x, y) & 0xFF000000 | calmest(x, y);
                }
            }
        }

        private int calmest(int x, int y) {
            double least = Double.MAX_VALUE;
            int best = 0;
            for (int corner = 0; corner < 4; corner++) {
                int left = Math.max(0, (corner & 1) == 0 ? x - radius : x);
                int right = Math.min(image.width(), (corner & 1) == 0 ? x + 1 : x + radius + 1);
                int top = Math.max(0, (corner & 2) == 0 ? y - radius : y) - first;
                int bottom = Math.min(image.height(), (corner & 2) == 0 ? y + 1 : y + radius + 1) - first;
                int a = top * stride + left * PLANES;
                int b = top * stride + right * PLANES;
                int c = bottom * stride + left * PLANES;
                int d = bottom * stride + right * PLANES;
                long count = (long) (right - left) * (bottom - top);
                double mean = (double) sum(3, a, b, c, d) / count;
                double spread = (double) sum(4, a, b, c, d) / count - mean * mean;
                if (spread < least) {
                    least = spread;
                    best = (int) ((sum(0, a, b, c, d) + count / 2) / count) << 16
                            | (int) ((sum(1, a, b, c, d) + count / 2) / count) << 8
                            | (int) ((sum(2, a, b, c, d) + count / 2) / count);
                }
            }
            return best;
        }

        private long sum(int plane, int a, int b, int c, int d) {
            return sums[d + plane] - sums[b + plane] - sums[c + plane] + sums[a + plane];
        }
    }
}

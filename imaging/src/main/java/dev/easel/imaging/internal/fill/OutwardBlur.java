package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/**
 * Blurs the surroundings of a rectangle, increasingly outward; nothing is blurred at the rectangle's edge, so no seam
 * shows.
 *
 * <p>Squares of varying size are averaged, twice, from sums over all pixels above and to the left. The sums may
 * overflow: their differences are correct as long as a single square has fewer than 2^23 pixels.
 */
final class OutwardBlur {
    private static final int ROWS_PER_PART = 32;
    private static final int CHANNELS = 4;
    private static final int PASSES = 2;
    private static final int MAX_RADIUS = 400;

    private final ParallelRows workers;

    OutwardBlur(ParallelRows workers) {
        this.workers = workers;
    }

    Pixels blur(Pixels image, Box sharp) {
        int channels = image.opaque() ? CHANNELS - 1 : CHANNELS;
        int width = image.width();
        int height = image.height();
        byte[] samples = new byte[width * height * channels];
        for (int i = 0; i < width * height; i++) {
            Premultiplied.split(image.argb()[i], samples, i * channels, channels);
        }
        int[] sums = new int[(width + 1) * (height + 1)];
        for (int pass = 0; pass < PASSES; pass++) {
            for (int channel = 0; channel < channels; channel++) {
                sum(samples, channel, channels, width, height, sums);
                average(samples, channel, channels, width, height, sums, sharp);
            }
        }
        int[] argb = image.argb().clone();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!sharp.contains(x, y)) {
                    argb[y * width + x] = Premultiplied.join(samples, (y * width + x) * channels, channels);
                }
            }
        }
        return Pixels.of(width, height, argb);
    }

    private static void sum(byte[] samples, int channel, int channels, int width, int height, int[] sums) {
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                row += samples[(y * width + x) * channels + channel];
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
    }

    private void average(byte[] samples, int channel, int channels, int width, int height, int[] sums, Box sharp) {
        workers.rows(height, ROWS_PER_PART, (from, to) -> {
            for (int y = from; y < to; y++) {
                int outY = Math.max(sharp.y() - y, y - sharp.bottom() + 1);
                for (int x = 0; x < width; x++) {
                    int out = Math.max(outY, Math.max(sharp.x() - x, x - sharp.right() + 1));
                    int radius = Math.min(MAX_RADIUS, out / 2);
                    if (radius > 0) {
                        int mean = mean(sums, width, height, x, y, radius);
                        samples[(y * width + x) * channels + channel] = (byte) mean;
                    }
                }
            }
        });
    }

    private static int mean(int[] sums, int width, int height, int x, int y, int radius) {
        int left = Math.max(0, x - radius);
        int right = Math.min(width, x + radius + 1);
        int top = Math.max(0, y - radius) * (width + 1);
        int bottom = Math.min(height, y + radius + 1) * (width + 1);
        int sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
        return Math.round((float) sum / ((right - left) * ((bottom - top) / (width + 1))));
    }
}

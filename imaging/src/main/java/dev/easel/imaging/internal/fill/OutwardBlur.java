package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/**
 * Blurs the surroundings of a rectangle, increasingly outward; nothing is blurred at the rectangle's edge, so no seam
 * shows.
 *
 * <p>Squares of varying size are averaged, twice, from sums over all pixels above and to the left. The sums may
 * overflow: their differences are correct as long as a single square has fewer than 2^23 pixels. Needs up to 4 bytes per
 * pixel, and the sums of about a thousand rows.
 */
final class OutwardBlur {
    private static final int ROWS_PER_PART = 32;
    private static final int CHANNELS = 4;
    private static final int PASSES = 2;
    private static final int MAX_RADIUS = 400;
    private static final int BLOCK = 128;

    private final ParallelRows workers;

    OutwardBlur(ParallelRows workers) {
        this.workers = workers;
    }

    /** Blurs an image in place. */
    void blur(Pixels image, Box sharp, Checkpoint checkpoint) {
        int channels = image.opaque() ? CHANNELS - 1 : CHANNELS;
        int width = image.width();
        int height = image.height();
        byte[] samples = new byte[Math.multiplyExact(width * channels, height)];
        for (int i = 0; i < width * height; i++) {
            Premultiplied.split(image.argb()[i], samples, i * channels, channels);
        }
        for (int pass = 0; pass < PASSES; pass++) {
            for (int channel = 0; channel < channels; channel++) {
                double done = (double) (pass * channels + channel) / (PASSES * channels);
                Checkpoint part = checkpoint.part(done, done + 1.0 / (PASSES * channels));
                average(new Sums(samples, channel, channels, width, height), sharp, part);
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!sharp.contains(x, y)) {
                    image.argb()[y * width + x] = Premultiplied.join(samples, (y * width + x) * channels, channels);
                }
            }
        }
    }

    /** Goes down the rows in blocks: the sums of a block reach further than its averages, which replace the samples. */
    private void average(Sums sums, Box sharp, Checkpoint checkpoint) {
        for (int top = 0; top < sums.height; top += BLOCK) {
            int first = top;
            int count = Math.min(BLOCK, sums.height - top);
            sums.addUntil(Math.min(sums.height, first + count + MAX_RADIUS));
            workers.rows(count, ROWS_PER_PART, (from, to) -> {
                for (int y = first + from; y < first + to; y++) {
                    average(sums, y, sharp);
                }
            });
            checkpoint.reached((double) (first + count) / sums.height);
        }
    }

    private static void average(Sums sums, int y, Box sharp) {
        int outY = Math.max(sharp.y() - y, y - sharp.bottom() + 1);
        for (int x = 0; x < sums.width; x++) {
            int out = Math.max(outY, Math.max(sharp.x() - x, x - sharp.right() + 1));
            int radius = Math.min(MAX_RADIUS, out / 2);
            if (radius > 0) {
                sums.samples[(y * sums.width + x) * sums.channels + sums.channel] = (byte) sums.mean(x, y, radius);
            }
        }
    }

    /** For each pixel of the rows around a block, the sum of a channel over all pixels above and to the left of it. */
    private static final class Sums {
        private final byte[] samples;
        private final int channel;
        private final int channels;
        private final int width;
        private final int height;
        private final int[][] ring;
        private int added;

        Sums(byte[] samples, int channel, int channels, int width, int height) {
            this.samples = samples;
            this.channel = channel;
            this.channels = channels;
            this.width = width;
            this.height = height;
            this.ring = new int[Math.min(height + 1, BLOCK + 2 * MAX_RADIUS + 1)][width + 1];
        }

        void addUntil(int rows) {
            for (; added < rows; added++) {
                int[] above = ring[added % ring.length];
                int[] sums = ring[(added + 1) % ring.length];
                int row = 0;
                int at = added * width * channels + channel;
                for (int x = 1; x <= width; x++, at += channels) {
                    row += samples[at];
                    sums[x] = above[x] + row;
                }
            }
        }

        int mean(int x, int y, int radius) {
            int left = Math.max(0, x - radius);
            int right = Math.min(width, x + radius + 1);
            int top = Math.max(0, y - radius);
            int bottom = Math.min(height, y + radius + 1);
            int[] above = ring[top % ring.length];
            int[] below = ring[bottom % ring.length];
            int sum = below[right] - below[left] - above[right] + above[left];
            return Math.round((float) sum / ((right - left) * (bottom - top)));
        }
    }
}

package dev.easel.imaging.internal.geometry;

import java.util.Arrays;

/**
 * Computes a range of target rows: first down the columns, then along the row.
 *
 * <p>Source rows are converted to linear light once each and kept in a ring that is just long enough; the pass down the
 * columns is a plain sum of rows, which the compiler turns into vector instructions.
 */
final class LanczosRows {
    private final PackedView source;
    private final PackedView target;
    private final Taps across;
    private final Taps down;
    private final boolean opaque;
    private final int samples;
    private final float[][] ring;
    private int read;

    LanczosRows(PackedView source, PackedView target, Taps across, Taps down, boolean opaque) {
        this.source = source;
        this.target = target;
        this.across = across;
        this.down = down;
        this.opaque = opaque;
        this.samples = source.width() * (opaque ? 3 : 4);
        this.ring = new float[Math.min(down.maxCount(), source.height())][];
    }

    void work(int from, int to) {
        float[] sum = new float[samples];
        read = down.first(from);
        for (int y = from; y < to; y++) {
            readUntil(down.first(y) + down.count(y));
            sumColumns(y, sum);
            if (opaque) {
                writeOpaque(y, sum);
            } else {
                writeStraight(y, sum);
            }
        }
    }

    private void readUntil(int end) {
        for (; read < end; read++) {
            int slot = read % ring.length;
            if (ring[slot] == null) {
                ring[slot] = new float[samples];
            }
            int at = source.offset() + read * source.stride();
            if (opaque) {
                LightRows.readOpaque(source.argb(), at, source.width(), ring[slot]);
            } else {
                LightRows.readPremultiplied(source.argb(), at, source.width(), ring[slot]);
            }
        }
    }

    /** Adds four rows at a time, so that the running sum is loaded and stored a quarter as often. */
    private void sumColumns(int y, float[] sum) {
        int first = down.first(y);
        int end = first + down.count(y);
        int weight = y * down.maxCount();
        float[] weights = down.weights();
        Arrays.fill(sum, 0);
        int row = first;
        for (; row + 4 <= end; row += 4, weight += 4) {
            addFour(sum, row, weights[weight], weights[weight + 1], weights[weight + 2], weights[weight + 3]);
        }
        for (; row < end; row++, weight++) {
            addOne(sum, ring[row % ring.length], weights[weight]);
        }
    }

    private void addFour(float[] sum, int row, float wa, float wb, float wc, float wd) {
        float[] a = ring[row % ring.length];
        float[] b = ring[(row + 1) % ring.length];
        float[] c = ring[(row + 2) % ring.length];
        float[] d = ring[(row + 3) % ring.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }

    private static void addOne(float[] sum, float[] row, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * row[i];
        }
    }

    private void writeOpaque(int y, float[] row) {
        float[] weights = across.weights();
        int out = target.offset() + y * target.stride();
        for (int x = 0; x < target.width(); x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int in = 3 * across.first(x);
            int from = x * across.maxCount();
            int to = from + across.count(x);
            for (int i = from; i < to; i++, in += 3) {
                float weight = weights[i];
                red += weight * row[in];
                green += weight * row[in + 1];
                blue += weight * row[in + 2];
            }
            target.argb()[out + x] = LightRows.opaque(red, green, blue);
        }
    }

    private void writeStraight(int y, float[] row) {
        float[] weights = across.weights();
        int out = target.offset() + y * target.stride();
        for (int x = 0; x < target.width(); x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            int in = 4 * across.first(x);
            int from = x * across.maxCount();
            int to = from + across.count(x);
            for (int i = from; i < to; i++, in += 4) {
                float weight = weights[i];
                red += weight * row[in];
                green += weight * row[in + 1];
                blue += weight * row[in + 2];
                alpha += weight * row[in + 3];
            }
            target.argb()[out + x] = LightRows.straight(red, green, blue, alpha);
        }
    }
}

package dev.easel.imaging.internal.geometry;

import java.util.Arrays;

/**
 * Computes a range of target rows, a few at a time: first down the columns, then along the rows.
 *
 * <p>Source rows are converted to samples once each and kept in a ring that is just long enough. Both passes are plain
 * sums of arrays, which the compiler turns into vector instructions: the first of whole rows, the second of columns of a
 * few rows, for which the sums of the first are transposed.
 */
final class LanczosRows {
    private static final int BLOCK_ROWS = 32;
    private static final int MIN_BLOCK_ROWS = 8;
    private static final int BLOCK_SAMPLES = 1 << 19;
    /** How many columns are written at a time. */
    private static final int BLOCK_COLUMNS = 16;
    /** How many taps are added at a time. */
    private static final int STEP = Taps.STEP;
    /** How many rows are transposed at a time. */
    private static final int TRANSPOSED = 8;

    private final SampleRows rows;
    private final Taps across;
    private final Taps down;
    private final int samples;
    private final int blockRows;
    private final float[][] ring;
    private final float[][] sums;
    private final float[][] columns;
    private final float[][] block;
    private int read;
    private boolean complete = true;

    LanczosRows(SampleRows rows, Taps across, Taps down, int sourceWidth) {
        this.rows = rows;
        this.across = across;
        this.down = down;
        this.samples = sourceWidth * rows.channels();
        this.blockRows = Math.max(MIN_BLOCK_ROWS, Math.min(BLOCK_ROWS, BLOCK_SAMPLES / samples));
        this.ring = new float[down.longest()][samples];
        this.sums = new float[TRANSPOSED][samples];
        this.columns = new float[sourceWidth][blockRows * rows.channels()];
        this.block = new float[BLOCK_COLUMNS][blockRows * rows.channels()];
    }

    /** Returns false if a source pixel has an alpha that there is no place for; the target is then of no use. */
    boolean work(int from, int to) {
        read = down.first(from);
        for (int top = from; top < to && complete; top += blockRows) {
            int count = Math.min(blockRows, to - top);
            for (int row = 0; row < count; row += TRANSPOSED) {
                int summed = Math.min(TRANSPOSED, count - row);
                sumRows(top + row, summed);
                transpose(row, summed, count);
            }
            for (int x = 0; x < across.targets(); x += BLOCK_COLUMNS) {
                int width = Math.min(BLOCK_COLUMNS, across.targets() - x);
                for (int i = 0; i < width; i++) {
                    sumColumns(x + i, block[i], count * rows.channels());
                }
                rows.write(block, width, count, x, top);
            }
        }
        return complete;
    }

    private void sumRows(int top, int count) {
        for (int i = 0; i < count; i++) {
            int y = top + i;
            int row = down.first(y);
            int end = row + down.count(y);
            for (; read < end; read++) {
                complete &= rows.read(read, ring[read % ring.length]);
            }
            float[] sum = sums[i];
            Arrays.fill(sum, 0);
            int weight = y * down.maxCount();
            for (; row + STEP <= end; row += STEP, weight += STEP) {
                addFour(
                        sum,
                        samples,
                        ring[row % ring.length],
                        ring[(row + 1) % ring.length],
                        ring[(row + 2) % ring.length],
                        ring[(row + 3) % ring.length],
                        down.weights(),
                        weight);
            }
            for (; row < end; row++, weight++) {
                addOne(sum, samples, ring[row % ring.length], down.weights()[weight]);
            }
        }
    }

    /** Puts sums of rows beside each other, column by column: first R of all rows, then G, B and alpha. */
    private void transpose(int row, int rowCount, int count) {
        int end = rows.channels() * count;
        if (rowCount == TRANSPOSED) {
            transposeEight(row, count, end);
            return;
        }
        for (int x = 0, i = 0; x < columns.length; x++) {
            for (int to = row; to < end; to += count, i++) {
                for (int r = 0; r < rowCount; r++) {
                    columns[x][to + r] = sums[r][i];
                }
            }
        }
    }

    private void transposeEight(int row, int count, int end) {
        float[] a = sums[0];
        float[] b = sums[1];
        float[] c = sums[2];
        float[] d = sums[3];
        float[] e = sums[4];
        float[] f = sums[5];
        float[] g = sums[6];
        float[] h = sums[7];
        for (int x = 0, i = 0; x < columns.length; x++) {
            float[] column = columns[x];
            for (int to = row; to < end; to += count, i++) {
                column[to] = a[i];
                column[to + 1] = b[i];
                column[to + 2] = c[i];
                column[to + 3] = d[i];
                column[to + 4] = e[i];
                column[to + 5] = f[i];
                column[to + 6] = g[i];
                column[to + 7] = h[i];
            }
        }
    }

    private void sumColumns(int x, float[] sum, int length) {
        Arrays.fill(sum, 0);
        float[] weights = across.weights();
        int weight = x * across.maxCount();
        int column = across.first(x);
        int end = column + across.count(x);
        for (; column + STEP <= end; column += STEP, weight += STEP) {
            addFour(
                    sum,
                    length,
                    columns[column],
                    columns[column + 1],
                    columns[column + 2],
                    columns[column + 3],
                    weights,
                    weight);
        }
        for (; column < end; column++, weight++) {
            addOne(sum, length, columns[column], weights[weight]);
        }
    }

    /** All arrays have the same index: only then does the compiler take several elements at once. */
    private static void addFour(
            float[] sum, int length, float[] a, float[] b, float[] c, float[] d, float[] weights, int weight) {
        float wa = weights[weight];
        float wb = weights[weight + 1];
        float wc = weights[weight + 2];
        float wd = weights[weight + 3];
        for (int i = 0; i < length; i++) {
            sum[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }

    private static void addOne(float[] sum, int length, float[] row, float weight) {
        for (int i = 0; i < length; i++) {
            sum[i] += weight * row[i];
        }
    }
}

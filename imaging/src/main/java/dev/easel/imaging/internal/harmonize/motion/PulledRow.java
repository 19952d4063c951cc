package dev.easel.imaging.internal.harmonize.motion;

import java.util.Arrays;

/**
 * Computes pixels of one row after another from where a motion says they are: first down each column that is needed,
 * at the height that the row has there, then along the row.
 */
final class PulledRow {
    /** Columns of the row beyond both ends, enough for the kernel's taps where a motion shrinks the most. */
    private static final int MARGIN = 8;

    private final Samples samples;
    private final Motion motion;
    private double[] xs = new double[0];
    private double[] ys = new double[0];
    private int[] heights = {};
    private float[][] columns = {};

    /** What is resampled. */
    interface Samples {
        int width();

        int height();

        int channels();

        /**
         * Weighs six samples down a column, for each channel.
         *
         * @param rows where each sample's row starts
         * @param weight the index of the first of the kernel's weights
         */
        void down(int[] rows, int column, int weight, float[][] target, int at);
    }

    PulledRow(Samples samples, Motion motion) {
        this.samples = samples;
        this.motion = motion;
    }

    /** Writes channels of the pixels of a row from a column on, for a number of columns. */
    void read(int y, int from, int count, float[][] target) {
        int all = count + 2 * MARGIN;
        if (xs.length < all) {
            xs = new double[all];
            ys = new double[all];
        }
        motion.row(y, from - MARGIN, all, xs, ys);
        double least = xs[MARGIN];
        double most = least;
        for (int i = MARGIN + 1; i < MARGIN + count; i++) {
            least = Math.min(least, xs[i]);
            most = Math.max(most, xs[i]);
        }
        int left = (int) Math.floor(least - 0.5) - 2;
        int right = (int) Math.floor(most - 0.5) + 4;
        down(left, right + 1 - left, all);
        along(left, count, target);
    }

    private void down(int left, int width, int all) {
        if (heights.length < width) {
            heights = new int[width];
            columns = new float[samples.channels()][width];
        }
        heightsOfColumns(left, width, all);
        int[] rows = new int[Kernel.TAPS];
        int top = Integer.MIN_VALUE;
        for (int i = 0; i < width; i++) {
            int row = (heights[i] >> Kernel.PHASE_BITS) - 2;
            if (row != top) {
                top = row;
                for (int k = 0; k < Kernel.TAPS; k++) {
                    rows[k] = Kernel.mirrored(row + k, samples.height()) * samples.width();
                }
            }
            int phase = heights[i] & Kernel.PHASES - 1;
            samples.down(rows, Kernel.mirrored(left + i, samples.width()), phase * Kernel.TAPS, columns, i);
        }
    }

    /** Interpolates between the positions of the row's pixels, which advance from left to right. */
    private void heightsOfColumns(int left, int width, int all) {
        int next = 0;
        for (int i = 0; i < width; i++) {
            double x = left + i + 0.5;
            while (next < all - 2 && xs[next + 1] < x) {
                next++;
            }
            double step = xs[next + 1] - xs[next];
            double share = step > 0 ? (x - xs[next]) / step : 0;
            heights[i] = Kernel.phase(ys[next] + share * (ys[next + 1] - ys[next]));
        }
    }

    private void along(int left, int count, float[][] target) {
        float[] weights = Kernel.WEIGHTS;
        int channels = samples.channels();
        for (int i = 0; i < count; i++) {
            int phases = Kernel.phase(xs[MARGIN + i]);
            int at = (phases >> Kernel.PHASE_BITS) - left - 2;
            int w = (phases & Kernel.PHASES - 1) * Kernel.TAPS;
            for (int channel = 0; channel < channels; channel++) {
                float[] in = columns[channel];
                target[channel][i] = weights[w] * in[at]
                        + weights[w + 1] * in[at + 1]
                        + weights[w + 2] * in[at + 2]
                        + weights[w + 3] * in[at + 3]
                        + weights[w + 4] * in[at + 4]
                        + weights[w + 5] * in[at + 5];
            }
        }
    }

    /** Samples of a plane. */
    record OfPlane(int width, int height, float[] values) implements Samples {
        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void down(int[] rows, int column, int weight, float[][] target, int at) {
            float sum = 0;
            for (int k = 0; k < Kernel.TAPS; k++) {
                sum += Kernel.WEIGHTS[weight + k] * values[rows[k] + column];
            }
            target[0][at] = sum;
        }
    }

    /** Colors of opaque pixels. */
    record OfOpaque(int width, int height, int[] argb) implements Samples {
        @Override
        public int channels() {
            return 3;
        }

        @Override
        public void down(int[] rows, int column, int weight, float[][] target, int at) {
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int k = 0; k < Kernel.TAPS; k++) {
                int pixel = argb[rows[k] + column];
                float share = Kernel.WEIGHTS[weight + k];
                red += share * (pixel >> 16 & 0xFF);
                green += share * (pixel >> 8 & 0xFF);
                blue += share * (pixel & 0xFF);
            }
            target[0][at] = red;
            target[1][at] = green;
            target[2][at] = blue;
        }
    }

    /** Colors of pixels, each in proportion to its alpha, and the alpha. */
    record OfPixels(int width, int height, int[] argb) implements Samples {
        @Override
        public int channels() {
            return 4;
        }

        @Override
        public void down(int[] rows, int column, int weight, float[][] target, int at) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            for (int k = 0; k < Kernel.TAPS; k++) {
                int pixel = argb[rows[k] + column];
                float share = Kernel.WEIGHTS[weight + k] * (pixel >>> 24);
                red += share * (pixel >> 16 & 0xFF);
                green += share * (pixel >> 8 & 0xFF);
                blue += share * (pixel & 0xFF);
                alpha += share;
            }
            target[0][at] = red;
            target[1][at] = green;
            target[2][at] = blue;
            target[3][at] = alpha;
        }
    }

    /** Returns one array per channel. */
    static float[][] channels(Samples samples, int count) {
        float[][] channels = new float[samples.channels()][];
        Arrays.setAll(channels, channel -> new float[count]);
        return channels;
    }
}

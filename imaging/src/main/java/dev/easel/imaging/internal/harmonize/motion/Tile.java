package dev.easel.imaging.internal.harmonize.motion;

/**
 * Pulls small parts of an image back: first down each column that is needed, at the height that a row has there, then
 * along the row.
 *
 * <p>Only the part of the image that such a part comes from is held, mirrored where it lies outside the image.
 */
final class Tile {
    static final int WIDTH = 128;
    static final int HEIGHT = 32;

    /** Columns of a row beyond both ends, enough for the kernel's taps where a motion shrinks the most. */
    private static final int MARGIN = 8;

    private static final int ALL = WIDTH + 2 * MARGIN;

    private final Samples samples;
    private final Motion motion;
    private final double[] xs = new double[ALL];
    private final double[] ys = new double[ALL];
    private final int[] phasesX = new int[ALL * HEIGHT];
    private final int[] phasesY = new int[ALL * HEIGHT];
    private int windowLeft;
    private int windowTop;
    private int windowWidth;
    private int windowHeight;
    private float[][] window;
    private float[][] columns;
    private int[] heights = {};

    Tile(Samples samples, Motion motion) {
        this.samples = samples;
        this.motion = motion;
        this.window = new float[samples.channels()][0];
        this.columns = new float[samples.channels()][0];
    }

    /** Receives a finished row. */
    @FunctionalInterface
    interface Rows {
        /** Takes the channels of a row of the part, counted from its top; they are reused for the next. */
        void take(int row, float[][] channels);
    }

    /** Pulls a part back, at most as large as a tile. */
    void pull(int left, int top, int width, int height, Rows rows) {
        int all = width + 2 * MARGIN;
        locate(left, top, width, height);
        readWindow();
        float[][] out = new float[samples.channels()][width];
        for (int row = 0; row < height; row++) {
            boolean level = heightsOfColumns(row * ALL, all);
            if (level) {
                downLevel();
            } else {
                down();
            }
            along(row * ALL + MARGIN, width, out);
            rows.take(row, out);
        }
    }

    /** Finds where all pixels of the part come from, and the window that holds them. */
    private void locate(int left, int top, int width, int height) {
        int all = width + 2 * MARGIN;
        int leastX = Integer.MAX_VALUE;
        int mostX = Integer.MIN_VALUE;
        int leastY = Integer.MAX_VALUE;
        int mostY = Integer.MIN_VALUE;
        for (int row = 0; row < height; row++) {
            motion.row(top + row, left - MARGIN, all, xs, ys);
            for (int i = 0; i < all; i++) {
                int x = Kernel.phase(xs[i]);
                int y = Kernel.phase(ys[i]);
                phasesX[row * ALL + i] = x;
                phasesY[row * ALL + i] = y;
                leastY = Math.min(leastY, y);
                mostY = Math.max(mostY, y);
                if (i >= MARGIN && i < MARGIN + width) {
                    leastX = Math.min(leastX, x);
                    mostX = Math.max(mostX, x);
                }
            }
        }
        windowLeft = (leastX >> Kernel.PHASE_BITS) - 2;
        windowTop = (leastY >> Kernel.PHASE_BITS) - 2;
        windowWidth = (mostX >> Kernel.PHASE_BITS) + Kernel.TAPS - 2 - windowLeft;
        windowHeight = (mostY >> Kernel.PHASE_BITS) + Kernel.TAPS - 2 - windowTop;
    }

    private void readWindow() {
        if (heights.length < windowWidth) {
            heights = new int[windowWidth];
            columns = new float[samples.channels()][windowWidth];
        }
        if (window[0].length < windowWidth * windowHeight) {
            window = new float[samples.channels()][windowWidth * windowHeight];
        }
        for (int row = 0; row < windowHeight; row++) {
            int y = Kernel.mirrored(windowTop + row, samples.height());
            for (int i = 0; i < windowWidth; i++) {
                int x = Kernel.mirrored(windowLeft + i, samples.width());
                samples.read(x, y, window, row * windowWidth + i);
            }
        }
    }

    /**
     * Interpolates the heights of columns between the positions of the row's pixels, which advance from left to right;
     * returns whether all are the same.
     */
    private boolean heightsOfColumns(int row, int all) {
        boolean level = true;
        for (int i = 1; i < all; i++) {
            level &= phasesY[row + i] == phasesY[row];
        }
        if (level) {
            heights[0] = phasesY[row] - (windowTop + 2 << Kernel.PHASE_BITS);
            return true;
        }
        int next = row;
        int end = row + all - 2;
        for (int i = 0; i < windowWidth; i++) {
            int x = windowLeft + i << Kernel.PHASE_BITS;
            while (next < end && phasesX[next + 1] < x) {
                next++;
            }
            int step = Math.max(1, phasesX[next + 1] - phasesX[next]);
            float share = (x - phasesX[next]) / (float) step;
            int height = phasesY[next] + Math.round(share * (phasesY[next + 1] - phasesY[next]));
            int lowest = windowHeight - Kernel.TAPS << Kernel.PHASE_BITS;
            heights[i] = Math.max(0, Math.min(lowest, height - (windowTop + 2 << Kernel.PHASE_BITS)));
        }
        return false;
    }

    /** Weighs rows as a whole, because every column lies at the same height. */
    private void downLevel() {
        int from = (heights[0] >> Kernel.PHASE_BITS) * windowWidth;
        int w = (heights[0] & Kernel.PHASES - 1) * Kernel.TAPS;
        float[] weights = Kernel.WEIGHTS;
        for (int channel = 0; channel < columns.length; channel++) {
            weigh(
                    window[channel],
                    from,
                    windowWidth,
                    columns[channel],
                    windowWidth,
                    weights[w],
                    weights[w + 1],
                    weights[w + 2],
                    weights[w + 3],
                    weights[w + 4],
                    weights[w + 5]);
        }
    }

    /** Adds six values, a step apart, for each of a number of targets: a loop that compiles to vector instructions. */
    private static void weigh(
            float[] in,
            int from,
            int step,
            float[] out,
            int count,
            float a,
            float b,
            float c,
            float d,
            float e,
            float f) {
        for (int i = 0; i < count; i++) {
            int at = from + i;
            out[i] = a * in[at]
                    + b * in[at + step]
                    + c * in[at + 2 * step]
                    + d * in[at + 3 * step]
                    + e * in[at + 4 * step]
                    + f * in[at + 5 * step];
        }
    }

    private void down() {
        float[] weights = Kernel.WEIGHTS;
        int step = windowWidth;
        for (int channel = 0; channel < columns.length; channel++) {
            float[] in = window[channel];
            float[] out = columns[channel];
            for (int i = 0; i < windowWidth; i++) {
                int at = (heights[i] >> Kernel.PHASE_BITS) * step + i;
                int w = (heights[i] & Kernel.PHASES - 1) * Kernel.TAPS;
                out[i] = weights[w] * in[at]
                        + weights[w + 1] * in[at + step]
                        + weights[w + 2] * in[at + 2 * step]
                        + weights[w + 3] * in[at + 3 * step]
                        + weights[w + 4] * in[at + 4 * step]
                        + weights[w + 5] * in[at + 5 * step];
            }
        }
    }

    private void along(int row, int width, float[][] target) {
        float[] weights = Kernel.WEIGHTS;
        int start = windowLeft + 2 << Kernel.PHASE_BITS;
        int first = phasesX[row] - start;
        boolean even = true;
        for (int i = 1; i < width; i++) {
            even &= phasesX[row + i] - start - first == i << Kernel.PHASE_BITS;
        }
        for (int channel = 0; channel < columns.length; channel++) {
            float[] in = columns[channel];
            float[] out = target[channel];
            if (even) {
                int w = (first & Kernel.PHASES - 1) * Kernel.TAPS;
                weigh(
                        in,
                        first >> Kernel.PHASE_BITS,
                        1,
                        out,
                        width,
                        weights[w],
                        weights[w + 1],
                        weights[w + 2],
                        weights[w + 3],
                        weights[w + 4],
                        weights[w + 5]);
                continue;
            }
            for (int i = 0; i < width; i++) {
                int phases = phasesX[row + i] - start;
                int at = phases >> Kernel.PHASE_BITS;
                int w = (phases & Kernel.PHASES - 1) * Kernel.TAPS;
                out[i] = weights[w] * in[at]
                        + weights[w + 1] * in[at + 1]
                        + weights[w + 2] * in[at + 2]
                        + weights[w + 3] * in[at + 3]
                        + weights[w + 4] * in[at + 4]
                        + weights[w + 5] * in[at + 5];
            }
        }
    }
}

package dev.easel.imaging.internal.harmonize;

/**
 * Tells whether what a provider painted reaches beyond the mask: beside it many kept cells differ as they do nowhere
 * else, once what happened to the whole image is undone.
 */
final class Spill {
    /** How many cells beside the mask are looked at. */
    private static final int REACH = 2;

    private static final float MIN_LEVELS = 12;
    /** What differs by this many times the median differs as hardly anything does. */
    private static final float TIMES = 5;

    private static final double MIN_BESIDE = 0.15;
    private static final double MAX_ELSEWHERE = 0.04;
    private static final int MIN_CELLS = 24;

    private Spill() {}

    /** Returns whether it does; cells without weight count as marked. */
    static boolean beyondMask(Change change, Cells cells) {
        float[] left = new float[cells.count()];
        float[] weights = new float[cells.count()];
        for (int at = 0; at < left.length; at++) {
            int channels = 0;
            for (int channel = 0; channel < Comparison.CHANNELS; channel++) {
                if (cells.weights[channel][at] > 0) {
                    float changed = change.of(channel, cells.received[channel][at], cells.x(at), cells.y(at));
                    left[at] += Math.abs(cells.wanted[channel][at] - changed);
                    channels++;
                }
            }
            left[at] /= Math.max(1, channels);
            weights[at] = channels;
        }
        float foreign = Math.max(MIN_LEVELS, TIMES * Robust.median(left, weights));
        int[] cellsOf = new int[2];
        int[] foreignOf = new int[2];
        for (int at = 0; at < left.length; at++) {
            if (weights[at] > 0) {
                int place = beside(weights, cells, at) ? 1 : 0;
                cellsOf[place]++;
                foreignOf[place] += left[at] > foreign ? 1 : 0;
            }
        }
        return cellsOf[1] >= MIN_CELLS
                && foreignOf[1] >= MIN_BESIDE * cellsOf[1]
                && foreignOf[0] <= MAX_ELSEWHERE * cellsOf[0];
    }

    private static boolean beside(float[] weights, Cells cells, int at) {
        int x = at % cells.columns;
        int y = cells.row(at);
        for (int row = Math.max(0, y - REACH); row <= Math.min(cells.rows - 1, y + REACH); row++) {
            for (int column = Math.max(0, x - REACH); column <= Math.min(cells.columns - 1, x + REACH); column++) {
                if (weights[row * cells.columns + column] == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}

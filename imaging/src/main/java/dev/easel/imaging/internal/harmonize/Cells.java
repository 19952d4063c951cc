package dev.easel.imaging.internal.harmonize;

/**
 * The kept pixels of a comparison, averaged over cells of six pixels of the image or more; cell (x, y) is at {@code y *
 * columns + x}.
 *
 * <p>Pixels too dark or bright to tell what was done to them do not count.
 */
final class Cells {
    /** How many pixels of the image a cell covers at least, each way. */
    private static final int PIXELS = 6;

    /** Large images have larger cells, not more of them. */
    private static final int MAX_CELLS = 12_000;

    private static final float DARKEST = 2.5f;
    private static final float BRIGHTEST = 252.5f;

    /** How many values of the comparison a cell covers, each way. */
    final int side;

    final int columns;
    final int rows;
    /** How many cells a pixel of the image is. */
    final double scale;
    /** For each channel, the mean level received. */
    final float[][] received;
    /** For each channel, by how much what was sent is higher. */
    final float[][] wanted;
    /** For each channel, the share of a cell that counts, 0 to 1. */
    final float[][] weights;

    private Cells(int side, int columns, int rows, double scale) {
        this.side = side;
        this.columns = columns;
        this.rows = rows;
        this.scale = scale;
        this.received = new float[Comparison.CHANNELS][columns * rows];
        this.wanted = new float[Comparison.CHANNELS][columns * rows];
        this.weights = new float[Comparison.CHANNELS][columns * rows];
    }

    static Cells of(Comparison comparison, boolean[] evidence) {
        int side = Math.max(Math.max(1, Math.round((float) PIXELS / comparison.factor())), (int)
                Math.ceil(Math.sqrt((double) comparison.width() * comparison.height() / MAX_CELLS)));
        Cells cells = new Cells(
                side,
                (comparison.width() + side - 1) / side,
                (comparison.height() + side - 1) / side,
                1.0 / (side * comparison.factor()));
        for (int channel = 0; channel < Comparison.CHANNELS; channel++) {
            cells.fill(comparison, evidence, channel);
        }
        return cells;
    }

    private void fill(Comparison comparison, boolean[] evidence, int channel) {
        float[] from = comparison.sent().get(channel).values();
        float[] back = comparison.received().get(channel).values();
        int width = comparison.width();
        for (int y = 0; y < comparison.height(); y++) {
            int row = y / side * columns;
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (evidence[i] && back[i] > DARKEST && back[i] < BRIGHTEST) {
                    int at = row + x / side;
                    received[channel][at] += back[i];
                    wanted[channel][at] += from[i] - back[i];
                    weights[channel][at]++;
                }
            }
        }
        average(channel);
    }

    private void average(int channel) {
        for (int at = 0; at < count(); at++) {
            float weight = weights[channel][at];
            if (weight > 0) {
                received[channel][at] /= weight;
                wanted[channel][at] /= weight;
            }
            weights[channel][at] /= side * side;
        }
    }

    int count() {
        return columns * rows;
    }

    /** Returns the row that a cell is in. */
    int row(int cell) {
        return cell / columns;
    }

    /** Returns the horizontal position of the middle of a cell, in values of the comparison. */
    float x(int cell) {
        return (cell % columns + 0.5f) * side;
    }

    float y(int cell) {
        return (row(cell) + 0.5f) * side;
    }

    /** Returns a scale of what is left beyond which it is foreign: three times its median, at least one level. */
    float scale(int channel, float[] left) {
        return Math.max(1, 3 * Robust.medianOff(left, weights[channel]));
    }
}

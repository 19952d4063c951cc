package dev.easel.imaging.internal.harmonize;

/**
 * What the colors of a response are changed by at each place.
 *
 * <p>It is averaged robustly over kept cells: a slope over the whole image, then means from coarse to fine, each of what
 * the coarser ones left. Into the mask each reaches about as far as it averages: deep inside only the coarse ones count,
 * at the edge all do.
 */
final class ColorField {
    /** A mean fades where less than about this share of what it averages is evidence. */
    private static final float FADES = 0.1f;

    /** Means are computed for blocks of this share of what they average. */
    private static final int BLOCKS_PER_SIGMA = 3;

    private static final double DRAWN_SLOPE = 1e-3;
    /** Terms: an offset, a slope across and down, then how it bends. */
    private static final int TERMS = 6;

    private static final int FIRST_BEND = 3;
    private static final double DRAWN_BEND = 1e-3;
    private static final int SLOPE_ROUNDS = 3;

    private final Cells cells;
    private final float[][] wanted;
    private final float[][] levels;
    private final double next;

    /**
     * Takes a field so far.
     *
     * @param wanted what the field should be in each cell
     * @param next how many pixels the next mean covers
     */
    private ColorField(Cells cells, float[][] wanted, float[][] levels, double next) {
        this.cells = cells;
        this.wanted = wanted;
        this.levels = levels;
        this.next = next;
    }

    /**
     * Fits a field to what a curve leaves.
     *
     * @param finest how many pixels of the image the finest mean covers
     */
    static ColorField fit(Cells cells, ColorCurve curve, int finest) {
        float[][] wanted = new float[Comparison.CHANNELS][];
        float[][] levels = new float[Comparison.CHANNELS][];
        for (int channel = 0; channel < levels.length; channel++) {
            wanted[channel] = cells.wanted[channel].clone();
            for (int at = 0; at < cells.count(); at++) {
                wanted[channel][at] -= curve.change(channel, cells.received[channel][at]);
            }
            levels[channel] = sloped(cells, channel, wanted[channel]);
        }
        double coarsest = Math.max(cells.columns, cells.rows) / cells.scale / 2;
        return new ColorField(cells, wanted, levels, coarsest).finer(finest);
    }

    /** Returns the field with finer means. */
    ColorField finer(int finest) {
        float[][] finer = new float[levels.length][];
        double size = next;
        for (int channel = 0; channel < levels.length; channel++) {
            finer[channel] = levels[channel].clone();
            float[] left = new float[cells.count()];
            for (size = next; size >= finest; size /= 2) {
                for (int at = 0; at < left.length; at++) {
                    left[at] = wanted[channel][at] - finer[channel][at];
                }
                new Averages(cells, channel, size * cells.scale / 2).add(left, finer[channel]);
            }
        }
        return new ColorField(cells, wanted, finer, size);
    }

    private static float[] sloped(Cells cells, int channel, float[] wanted) {
        float[] field = new float[wanted.length];
        float[] left = wanted.clone();
        for (int round = 0; round < SLOPE_ROUNDS; round++) {
            float scale = cells.scale(channel, left);
            double total = 0;
            for (int at = 0; at < wanted.length; at++) {
                total += cells.weights[channel][at] * Robust.weight(left[at], scale);
            }
            LinearSystem system = new LinearSystem(TERMS);
            system.draw(0, 1e-9);
            for (int term = 1; term < TERMS; term++) {
                system.draw(term, term < FIRST_BEND ? DRAWN_SLOPE : DRAWN_BEND);
            }
            for (int at = 0; at < wanted.length; at++) {
                double weight = cells.weights[channel][at] * Robust.weight(left[at], scale);
                if (weight > 0) {
                    system.add(terms(cells, at), wanted[at], weight / total);
                }
            }
            double[] found = system.solve();
            for (int at = 0; at < wanted.length; at++) {
                double[] terms = terms(cells, at);
                double sum = 0;
                for (int term = 0; term < TERMS; term++) {
                    sum += found[term] * terms[term];
                }
                field[at] = (float) sum;
                left[at] = wanted[at] - field[at];
            }
        }
        return field;
    }

    private static double[] terms(Cells cells, int at) {
        double x = (at % cells.columns + 0.5) / cells.columns - 0.5;
        double y = (cells.row(at) + 0.5) / cells.rows - 0.5;
        return new double[] {1, x, y, x * x, x * y, y * y};
    }

    /** Means of what is left, by a Gaussian of a number of cells, computed for blocks of cells. */
    private static final class Averages {
        private final Cells cells;
        private final int channel;
        private final double sigma;
        private final int block;
        private final int columns;
        private final int rows;
        private final float[] values;
        private final float[] weights;

        Averages(Cells cells, int channel, double sigma) {
            this.cells = cells;
            this.channel = channel;
            this.sigma = sigma;
            this.block = Math.max(1, (int) (sigma / BLOCKS_PER_SIGMA));
            this.columns = (cells.columns + block - 1) / block;
            this.rows = (cells.rows + block - 1) / block;
            this.values = new float[columns * rows];
            this.weights = new float[columns * rows];
        }

        void add(float[] left, float[] field) {
            float scale = cells.scale(channel, left);
            for (int y = 0; y < cells.rows; y++) {
                for (int x = 0; x < cells.columns; x++) {
                    int at = y * cells.columns + x;
                    float weight = cells.weights[channel][at];
                    if (weight > 0) {
                        weight *= Robust.weight(left[at], scale);
                        int to = y / block * columns + x / block;
                        values[to] += weight * left[at];
                        weights[to] += weight;
                    }
                }
            }
            float[] means = BoxBlur.gaussian(values, columns, rows, sigma / block);
            float[] shares = BoxBlur.gaussian(weights, columns, rows, sigma / block);
            for (int at = 0; at < means.length; at++) {
                means[at] /= shares[at] + FADES * block * block;
            }
            for (int y = 0; y < cells.rows; y++) {
                float down = (y + 0.5f) / block - 0.5f;
                for (int x = 0; x < cells.columns; x++) {
                    field[y * cells.columns + x] += at(means, columns, rows, (x + 0.5f) / block - 0.5f, down);
                }
            }
        }
    }

    /** Returns the change of a channel at a position, in values of the comparison. */
    float at(int channel, float x, float y) {
        return at(levels[channel], cells.columns, cells.rows, x / cells.side - 0.5f, y / cells.side - 0.5f);
    }

    private static float at(float[] plane, int columns, int rows, float x, float y) {
        float across = within(x, columns);
        float down = within(y, rows);
        int left = (int) across;
        int top = ((int) down) * columns;
        int right = Math.min(columns - 1, left + 1);
        int below = Math.min(rows - 1, (int) down + 1) * columns;
        float upper = between(plane[top + left], plane[top + right], across - left);
        return between(upper, between(plane[below + left], plane[below + right], across - left), down - (int) down);
    }

    /** Returns how many levels the changes of a channel vary by from place to place. */
    double range() {
        double widest = 0;
        for (int channel = 0; channel < levels.length; channel++) {
            float[] weights = cells.weights[channel];
            widest = Math.max(
                    widest,
                    Robust.quantile(levels[channel], weights, 0.98) - Robust.quantile(levels[channel], weights, 0.02));
        }
        return widest;
    }

    /**
     * Writes the changes of all channels along a row of an image of any scale.
     *
     * @param down the middle of the row, in pixels of the image that was compared
     * @param across how many of those a pixel is wide
     * @param from the first column that is written
     * @param to the one after the last
     * @param changes for each channel as long as a row
     */
    void row(double down, double across, int from, int to, float[][] changes) {
        float y = within((float) (down * cells.scale - 0.5), cells.rows);
        int top = ((int) y) * cells.columns;
        int below = Math.min(cells.rows - 1, (int) y + 1) * cells.columns;
        float step = (float) (across * cells.scale);
        float[] line = new float[cells.columns + 1];
        for (int channel = 0; channel < changes.length; channel++) {
            float[] plane = levels[channel];
            for (int column = 0; column < cells.columns; column++) {
                line[column] = between(plane[top + column], plane[below + column], y - (int) y);
            }
            line[cells.columns] = line[cells.columns - 1];
            for (int x = from; x < to; x++) {
                float position = within((x + 0.5f) * step - 0.5f, cells.columns);
                int left = (int) position;
                changes[channel][x] = between(line[left], line[left + 1], position - left);
            }
        }
    }

    private static float between(float first, float second, float share) {
        return first + share * (second - first);
    }

    private static float within(float position, int cells) {
        return Math.max(0, Math.min(cells - 1, position));
    }
}

package dev.easel.imaging.internal.harmonize;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** Changes the colors of an image back, in place, where a mask marks anything. */
final class Recoloring {
    private static final int ROWS_PER_PART = 32;
    private static final float[] UNCHANGED = new float[256];

    private final Change change;
    private final Size compared;
    private final ParallelRows workers;

    /** Takes a change and the size of the image that was compared. */
    Recoloring(Change change, Size compared, ParallelRows workers) {
        this.change = change;
        this.compared = compared;
        this.workers = workers;
    }

    void apply(Pixels image, Coverage mask) {
        if (change.colors()) {
            workers.rows(image.height(), ROWS_PER_PART, (from, to) -> apply(image, mask, from, to));
        }
    }

    private void apply(Pixels image, Coverage mask, int from, int to) {
        float[][] curves = new float[Comparison.CHANNELS][];
        for (int channel = 0; channel < curves.length; channel++) {
            curves[channel] = change.curve().isPresent() ? change.curve().get().changes(channel) : UNCHANGED;
        }
        int width = image.width();
        double across = (double) compared.width() / width;
        double down = (double) compared.height() / image.height();
        float[][] field = new float[Comparison.CHANNELS][width];
        for (int y = from; y < to; y++) {
            int row = y * width;
            int first = 0;
            int end = width;
            while (first < end && mask.weights()[row + first] == 0) {
                first++;
            }
            while (end > first && mask.weights()[row + end - 1] == 0) {
                end--;
            }
            if (change.field().isPresent() && first < end) {
                change.field().get().row((y + 0.5) * down, across, first, end, field);
            }
            for (int x = first; x < end; x++) {
                if (mask.weights()[row + x] != 0) {
                    int argb = image.argb()[row + x];
                    image.argb()[row + x] = argb & 0xFF000000
                            | changed(argb >> 16 & 0xFF, curves[0], field[0][x]) << 16
                            | changed(argb >> 8 & 0xFF, curves[1], field[1][x]) << 8
                            | changed(argb & 0xFF, curves[2], field[2][x]);
                }
            }
        }
    }

    private static int changed(int level, float[] curve, float field) {
        return (int) Math.max(0, Math.min(255, level + curve[level] + field + 0.5f));
    }
}

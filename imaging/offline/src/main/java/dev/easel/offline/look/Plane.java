package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** One number for each pixel, such as its brightness. */
final class Plane {
    private static final int ROWS_OF_PART = 32;
    private static final int COLUMNS_OF_PART = 64;
    private static final int PASSES = 3;

    final int width;
    final int height;
    final float[] values;

    private Plane(int width, int height) {
        this.width = width;
        this.height = height;
        this.values = new float[width * height];
    }

    /** Returns the perceived brightness of each pixel, 0 to 255. */
    static Plane brightness(Pixels image) {
        Plane plane = new Plane(image.width(), image.height());
        for (int i = 0; i < plane.values.length; i++) {
            plane.values[i] = brightness(image.argb()[i]);
        }
        return plane;
    }

    /** Returns one channel, 0 to 255, given its bit shift within a pixel. */
    static Plane channel(Pixels image, int shift) {
        Plane plane = new Plane(image.width(), image.height());
        for (int i = 0; i < plane.values.length; i++) {
            plane.values[i] = image.argb()[i] >> shift & 0xFF;
        }
        return plane;
    }

    static float brightness(int pixel) {
        return 0.299f * (pixel >> 16 & 0xFF) + 0.587f * (pixel >> 8 & 0xFF) + 0.114f * (pixel & 0xFF);
    }

    /** Returns the plane blurred; the values at the edges are repeated beyond them. */
    Plane blurred(double radius, ParallelRows workers) {
        int reach = (int) Math.max(1, Math.round(radius * 0.6));
        Plane blurred = new Plane(width, height);
        System.arraycopy(values, 0, blurred.values, 0, values.length);
        for (int pass = 0; pass < PASSES; pass++) {
            blurred.blurRows(reach, workers);
            blurred.blurColumns(reach, workers);
        }
        return blurred;
    }

    private void blurRows(int reach, ParallelRows workers) {
        workers.rows(height, ROWS_OF_PART, (from, to) -> {
            float[] line = new float[width];
            for (int y = from; y < to; y++) {
                System.arraycopy(values, y * width, line, 0, width);
                blurLine(line, y * width, 1, reach);
            }
        });
    }

    private void blurColumns(int reach, ParallelRows workers) {
        workers.rows(width, COLUMNS_OF_PART, (from, to) -> {
            float[] line = new float[height];
            for (int x = from; x < to; x++) {
                for (int y = 0; y < height; y++) {
                    line[y] = values[y * width + x];
                }
                blurLine(line, x, width, reach);
            }
        });
    }

    private void blurLine(float[] line, int offset, int step, int reach) {
        int last = line.length - 1;
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += line[Math.max(0, Math.min(last, i))];
        }
        for (int i = 0; i <= last; i++) {
            values[offset + i * step] = (float) (sum / (2 * reach + 1));
            sum += line[Math.min(last, i + reach + 1)] - line[Math.max(0, i - reach)];
        }
    }
}

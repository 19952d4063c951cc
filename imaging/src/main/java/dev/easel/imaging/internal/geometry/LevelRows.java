package dev.easel.imaging.internal.geometry;

/**
 * Pixels of 8 bits a sample as they are stored, 0 to 255: nothing is averaged when an image is enlarged, and the dark rings
 * that a Lanczos kernel leaves beside bright edges would be several times as deep in linear light.
 */
record LevelRows(PackedView source, PackedView target, boolean opaque) implements SampleRows {
    @Override
    public int channels() {
        return opaque ? 3 : 4;
    }

    @Override
    public boolean read(int y, float[] samples) {
        int at = source.offset() + y * source.stride();
        return opaque
                ? readOpaque(source.argb(), at, source.width(), samples)
                : readPremultiplied(source.argb(), at, source.width(), samples);
    }

    private static boolean readOpaque(int[] argb, int from, int count, float[] rgb) {
        int all = -1;
        for (int i = 0, o = 0; i < count; i++, o += 3) {
            int pixel = argb[from + i];
            all &= pixel;
            rgb[o] = pixel >> 16 & 0xFF;
            rgb[o + 1] = pixel >> 8 & 0xFF;
            rgb[o + 2] = pixel & 0xFF;
        }
        return all >>> 24 == 0xFF;
    }

    private static boolean readPremultiplied(int[] argb, int from, int count, float[] rgba) {
        for (int i = 0, o = 0; i < count; i++, o += 4) {
            int pixel = argb[from + i];
            float alpha = pixel >>> 24;
            rgba[o] = alpha * (pixel >> 16 & 0xFF);
            rgba[o + 1] = alpha * (pixel >> 8 & 0xFF);
            rgba[o + 2] = alpha * (pixel & 0xFF);
            rgba[o + 3] = alpha;
        }
        return true;
    }

    @Override
    public void write(float[][] samples, int columns, int rows, int x, int y) {
        for (int row = 0; row < rows; row++) {
            int at = target.offset() + (y + row) * target.stride() + x;
            if (opaque) {
                writeOpaque(samples, row, rows, target.argb(), at, columns);
            } else {
                writeStraight(samples, row, rows, target.argb(), at, columns);
            }
        }
    }

    private static void writeOpaque(float[][] columns, int row, int rows, int[] argb, int at, int count) {
        for (int x = 0; x < count; x++) {
            float[] rgb = columns[x];
            argb[at + x] =
                    0xFF000000 | level(rgb[row]) << 16 | level(rgb[rows + row]) << 8 | level(rgb[2 * rows + row]);
        }
    }

    private static void writeStraight(float[][] columns, int row, int rows, int[] argb, int at, int count) {
        for (int x = 0; x < count; x++) {
            float[] rgba = columns[x];
            float alpha = rgba[3 * rows + row];
            float share = 1 / alpha;
            argb[at + x] = alpha < 0.5f
                    ? 0
                    : level(alpha) << 24
                            | level(rgba[row] * share) << 16
                            | level(rgba[rows + row] * share) << 8
                            | level(rgba[2 * rows + row] * share);
        }
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}

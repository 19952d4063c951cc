package dev.easel.imaging.internal.geometry;

/**
 * Pixels of 8 bits a sample as they are stored, 0 to 255: nothing is averaged when an image is enlarged, and the dark rings
 * that a Lanczos kernel leaves beside bright edges would be several times as deep in linear light.
 */
final class LevelRows extends ArgbRows {
    LevelRows(PackedView source, PackedView target, boolean opaque) {
        super(source, target, opaque);
    }

    @Override
    boolean readOpaque(int[] argb, int from, int count, float[] rgb) {
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

    @Override
    void readPremultiplied(int[] argb, int from, int count, float[] rgba) {
        for (int i = 0, o = 0; i < count; i++, o += 4) {
            int pixel = argb[from + i];
            float alpha = pixel >>> 24;
            rgba[o] = alpha * (pixel >> 16 & 0xFF);
            rgba[o + 1] = alpha * (pixel >> 8 & 0xFF);
            rgba[o + 2] = alpha * (pixel & 0xFF);
            rgba[o + 3] = alpha;
        }
    }

    @Override
    void writeOpaque(float[][] columns, int row, int rows, int[] argb, int at, int count) {
        for (int x = 0; x < count; x++) {
            float[] rgb = columns[x];
            argb[at + x] =
                    0xFF000000 | level(rgb[row]) << 16 | level(rgb[rows + row]) << 8 | level(rgb[2 * rows + row]);
        }
    }

    @Override
    void writeStraight(float[][] columns, int row, int rows, int[] argb, int at, int count) {
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

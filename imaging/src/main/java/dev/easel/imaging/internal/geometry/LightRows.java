package dev.easel.imaging.internal.geometry;

import dev.easel.imaging.internal.pixels.LinearLight;

/**
 * Pixels of 8 bits a sample as linear light, 0 to 1: what averages must be made of, or fine bright detail would become too
 * dark when an image shrinks.
 */
final class LightRows extends ArgbRows {
    private static final float[] OF_ALPHA = new float[256];

    static {
        for (int alpha = 0; alpha < 256; alpha++) {
            OF_ALPHA[alpha] = alpha / 255f;
        }
    }

    LightRows(PackedView source, PackedView target, boolean opaque) {
        super(source, target, opaque);
    }

    @Override
    boolean readOpaque(int[] argb, int from, int count, float[] rgb) {
        int all = -1;
        for (int i = 0, o = 0; i < count; i++, o += 3) {
            int pixel = argb[from + i];
            all &= pixel;
            rgb[o] = LinearLight.ofLevel(pixel >> 16 & 0xFF);
            rgb[o + 1] = LinearLight.ofLevel(pixel >> 8 & 0xFF);
            rgb[o + 2] = LinearLight.ofLevel(pixel & 0xFF);
        }
        return all >>> 24 == 0xFF;
    }

    @Override
    void readPremultiplied(int[] argb, int from, int count, float[] rgba) {
        for (int i = 0, o = 0; i < count; i++, o += 4) {
            int pixel = argb[from + i];
            float alpha = OF_ALPHA[pixel >>> 24];
            rgba[o] = alpha * LinearLight.ofLevel(pixel >> 16 & 0xFF);
            rgba[o + 1] = alpha * LinearLight.ofLevel(pixel >> 8 & 0xFF);
            rgba[o + 2] = alpha * LinearLight.ofLevel(pixel & 0xFF);
            rgba[o + 3] = alpha;
        }
    }

    @Override
    void writeOpaque(float[][] columns, int row, int rows, int[] argb, int at, int count) {
        for (int x = 0; x < count; x++) {
            float[] rgb = columns[x];
            argb[at + x] = 0xFF000000
                    | LinearLight.level(rgb[row]) << 16
                    | LinearLight.level(rgb[rows + row]) << 8
                    | LinearLight.level(rgb[2 * rows + row]);
        }
    }

    @Override
    void writeStraight(float[][] columns, int row, int rows, int[] argb, int at, int count) {
        for (int x = 0; x < count; x++) {
            float[] rgba = columns[x];
            float alpha = rgba[3 * rows + row];
            int level = (int) (alpha * 255 + 0.5f);
            float share = 1 / alpha;
            argb[at + x] = level <= 0
                    ? 0
                    : Math.min(255, level) << 24
                            | LinearLight.level(rgba[row] * share) << 16
                            | LinearLight.level(rgba[rows + row] * share) << 8
                            | LinearLight.level(rgba[2 * rows + row] * share);
        }
    }
}

package dev.easel.imaging.internal.geometry;

import dev.easel.imaging.internal.pixels.LinearLight;

/** Reads and writes rows of straight sRGB pixels as rows of linear light, premultiplied by alpha when there is any. */
final class LightRows {
    private static final float[] OF_ALPHA = new float[256];

    static {
        for (int alpha = 0; alpha < 256; alpha++) {
            OF_ALPHA[alpha] = alpha / 255f;
        }
    }

    private LightRows() {}

    /** Reads opaque pixels as R, G, B. */
    static void readOpaque(int[] argb, int from, int count, float[] rgb) {
        for (int i = 0, o = 0; i < count; i++, o += 3) {
            int pixel = argb[from + i];
            rgb[o] = LinearLight.ofLevel(pixel >> 16 & 0xFF);
            rgb[o + 1] = LinearLight.ofLevel(pixel >> 8 & 0xFF);
            rgb[o + 2] = LinearLight.ofLevel(pixel & 0xFF);
        }
    }

    /** Reads pixels as R, G, B, A, colors premultiplied. */
    static void readPremultiplied(int[] argb, int from, int count, float[] rgba) {
        for (int i = 0, o = 0; i < count; i++, o += 4) {
            int pixel = argb[from + i];
            float alpha = OF_ALPHA[pixel >>> 24];
            rgba[o] = alpha * LinearLight.ofLevel(pixel >> 16 & 0xFF);
            rgba[o + 1] = alpha * LinearLight.ofLevel(pixel >> 8 & 0xFF);
            rgba[o + 2] = alpha * LinearLight.ofLevel(pixel & 0xFF);
            rgba[o + 3] = alpha;
        }
    }

    /** Returns an opaque pixel. */
    static int opaque(float red, float green, float blue) {
        return 0xFF000000 | LinearLight.level(red) << 16 | LinearLight.level(green) << 8 | LinearLight.level(blue);
    }

    /** Returns a pixel from premultiplied light; transparent black without alpha. */
    static int straight(float red, float green, float blue, float alpha) {
        int level = (int) (alpha * 255 + 0.5f);
        if (level <= 0) {
            return 0;
        }
        float share = 1 / alpha;
        return Math.min(255, level) << 24
                | LinearLight.level(red * share) << 16
                | LinearLight.level(green * share) << 8
                | LinearLight.level(blue * share);
    }
}

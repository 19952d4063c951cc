package dev.easel.imaging.internal.codec.webp.lossy;

/**
 * Converts levels of luma, and of chroma at half the size, to pixels as libwebp does: each chroma level has the weights
 * 9, 3, 3 and 1 sixteenths in the four pixels around it.
 */
final class ChromaUpsampling {
    private final LevelPlane luma;
    private final LevelPlane blue;
    private final LevelPlane red;
    private final int width;
    private final int height;

    ChromaUpsampling(LevelPlane luma, LevelPlane blue, LevelPlane red, int width, int height) {
        this.luma = luma;
        this.blue = blue;
        this.red = red;
        this.width = width;
        this.height = height;
    }

    int[] toArgb() {
        int[] argb = new int[width * height];
        int last = (height - 1) / 2;
        int[] blues = new int[width];
        int[] reds = new int[width];
        for (int y = 0; y < height; y++) {
            int near = y / 2;
            int far = Math.max(0, Math.min(last, (y & 1) == 0 ? near - 1 : near + 1));
            spread(blue, near, far, blues);
            spread(red, near, far, reds);
            int from = luma.at(0, y);
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = pixel(luma.level(from + x), blues[x], reds[x]);
            }
        }
        return argb;
    }

    /** Fills a row of chroma from the nearer and the farther of the two rows around it. */
    private void spread(LevelPlane plane, int nearRow, int farRow, int[] out) {
        int near = plane.at(0, nearRow);
        int far = plane.at(0, farRow);
        int last = (width - 1) / 2;
        int n0 = plane.level(near);
        int f0 = plane.level(far);
        out[0] = 3 * n0 + f0 + 2 >> 2;
        for (int x = 1; x <= last; x++) {
            int n1 = plane.level(near + x);
            int f1 = plane.level(far + x);
            int sum = n0 + n1 + f0 + f1 + 8;
            int first = sum + 2 * (n1 + f0) >> 3;
            int second = sum + 2 * (n0 + f1) >> 3;
            out[2 * x - 1] = first + n0 >> 1;
            out[2 * x] = second + n1 >> 1;
            n0 = n1;
            f0 = f1;
        }
        if ((width & 1) == 0) {
            out[width - 1] = 3 * n0 + f0 + 2 >> 2;
        }
    }

    /** Converts a color of ITU-R BT.601 in video range, in libwebp's fixed point of 6 fractional bits. */
    private static int pixel(int y, int u, int v) {
        int luma = y * 19_077 >> 8;
        int r = clamp(luma + (v * 26_149 >> 8) - 14_234);
        int g = clamp(luma - (u * 6_419 >> 8) - (v * 13_320 >> 8) + 8_708);
        int b = clamp(luma + (u * 33_050 >> 8) - 17_685);
        return 0xFF000000 | r << 16 | g << 8 | b;
    }

    private static int clamp(int fixed) {
        return Math.max(0, Math.min(255, fixed >> 6));
    }
}

package dev.easel.imaging.internal.geometry;

import dev.easel.imaging.internal.pixels.DeepLight;
import dev.easel.imaging.internal.pixels.Samples;

/**
 * Pixels of 16 bits a sample with alpha, 0 to 1, as linear light or as stored.
 *
 * @param target the 16-bit samples, four a pixel
 * @param rounded the same pixels in 8 bits a sample
 */
record DeepRows(short[] source, int sourceWidth, short[] target, int[] rounded, int targetWidth, boolean light)
        implements SampleRows {
    private static final float MAX = 65_535;

    @Override
    public int channels() {
        return 4;
    }

    @Override
    public boolean read(int y, float[] samples) {
        int from = 4 * y * sourceWidth;
        for (int i = 0; i < 4 * sourceWidth; i += 4) {
            float alpha = (source[from + i + 3] & 0xFFFF) / MAX;
            for (int c = 0; c < 3; c++) {
                int level = source[from + i + c] & 0xFFFF;
                samples[i + c] = alpha * (light ? DeepLight.ofLevel(level) : level / MAX);
            }
            samples[i + 3] = alpha;
        }
        return true;
    }

    @Override
    public void write(float[][] samples, int columns, int rows, int x, int y) {
        for (int row = 0; row < rows; row++) {
            int pixel = (y + row) * targetWidth + x;
            for (int i = 0; i < columns; i++) {
                write(samples[i], rows, row, pixel + i);
            }
        }
    }

    private void write(float[] rgba, int rows, int row, int pixel) {
        float alpha = rgba[3 * rows + row];
        int opacity = level(alpha);
        int at = 4 * pixel;
        if (opacity > 0) {
            for (int c = 0; c < 3; c++) {
                float value = rgba[c * rows + row] / alpha;
                target[at + c] = (short) (light ? DeepLight.level(value) : level(value));
            }
            target[at + 3] = (short) opacity;
        }
        rounded[pixel] = Samples.argb(target, at);
    }

    private static int level(float value) {
        return Math.max(0, Math.min(65_535, (int) (value * MAX + 0.5f)));
    }
}

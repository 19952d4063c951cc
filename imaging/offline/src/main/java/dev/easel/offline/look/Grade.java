package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.offline.brush.Color;

/**
 * A change of colors, pixel by pixel.
 *
 * @param exposure the factor for light
 * @param contrast 1 for unchanged, above 1 for more
 * @param saturation 1 for unchanged, 0 for gray
 * @param shadows the color that dark areas are tinted towards
 * @param lights the color that light areas are tinted towards
 * @param tint the strength of the tints, 0 to 1
 * @param fade how much black is lightened, 0 to 1
 */
record Grade(double exposure, double contrast, double saturation, Color shadows, Color lights, double tint, double fade)
        implements Look {
    private static final int ROWS_OF_PART = 32;
    private static final float MIDDLE = 0.46f;

    static Grade of(double exposure, double contrast, double saturation) {
        return new Grade(exposure, contrast, saturation, Color.BLACK, Color.WHITE, 0, 0);
    }

    Grade toned(Color dark, Color light, double share) {
        return new Grade(exposure, contrast, saturation, dark, light, share, fade);
    }

    Grade faded(double share) {
        return new Grade(exposure, contrast, saturation, shadows, lights, tint, share);
    }

    @Override
    public Pixels on(Pixels image, ParallelRows workers, Checkpoint checkpoint) {
        int[] argb = new int[image.argb().length];
        float[] exposed = new float[256];
        for (int level = 0; level < 256; level++) {
            exposed[level] = curve(LinearLight.level((float) (LinearLight.ofLevel(level) * exposure)) / 255f);
        }
        float[] dark = shown(shadows);
        float[] light = shown(lights);
        ParallelRows.Rows rows = (from, to) -> {
            for (int i = from * image.width(); i < to * image.width(); i++) {
                argb[i] = pixel(image.argb()[i], exposed, dark, light);
            }
        };
        workers.rows(image.height(), ROWS_OF_PART, rows, checkpoint);
        return Pixels.of(image.width(), image.height(), argb);
    }

    /** Returns an S-curve around the middle, with soft ends at black and white. */
    private float curve(float value) {
        if (value < MIDDLE) {
            return MIDDLE * (float) StrictMath.pow(value / MIDDLE, contrast);
        }
        return 1 - (1 - MIDDLE) * (float) StrictMath.pow((1 - value) / (1 - MIDDLE), contrast);
    }

    private static float[] shown(Color color) {
        return new float[] {
            (float) LinearLight.encode(color.red()),
            (float) LinearLight.encode(color.green()),
            (float) LinearLight.encode(color.blue())
        };
    }

    private int pixel(int pixel, float[] exposed, float[] dark, float[] light) {
        float red = exposed[pixel >> 16 & 0xFF];
        float green = exposed[pixel >> 8 & 0xFF];
        float blue = exposed[pixel & 0xFF];
        float gray = 0.299f * red + 0.587f * green + 0.114f * blue;
        float strong = (float) saturation;
        float part = (float) tint;
        return pixel & 0xFF000000
                | level(gray + (red - gray) * strong, gray, dark[0], light[0], part) << 16
                | level(gray + (green - gray) * strong, gray, dark[1], light[1], part) << 8
                | level(gray + (blue - gray) * strong, gray, dark[2], light[2], part);
    }

    /** Multiplies light by the tone of its brightness, and lightens shadows into their tone. */
    private int level(float value, float gray, float dark, float light, float part) {
        float lean = dark + (light - dark) * gray;
        float toned =
                value * (1 - part) + part * (0.55f * lean * (0.35f + 0.95f * gray) + 0.45f * value * (0.3f + lean));
        float faded = (float) (fade + (1 - fade) * toned);
        return (int) (Math.max(0, Math.min(1, faded)) * 255 + 0.5f);
    }
}

package dev.easel.imaging.offline.look;

import dev.easel.imaging.offline.brush.Colour;
import dev.easel.imaging.pixels.LinearLight;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.Workers;

/**
 * Colours changed pixel by pixel, as in a darkroom.
 *
 * @param exposure what light is multiplied with
 * @param contrast 1 as it is, above it more
 * @param saturation 1 as it is, 0 grey
 * @param shadows what colour dark parts lean towards
 * @param lights what colour light parts lean towards
 * @param tint how much they lean, 0 to 1
 * @param fade how far black is lifted, 0 to 1
 */
record Grade(
        double exposure, double contrast, double saturation, Colour shadows, Colour lights, double tint, double fade)
        implements Look {
    private static final int ROWS_OF_PART = 32;
    private static final float MIDDLE = 0.46f;

    static Grade of(double exposure, double contrast, double saturation) {
        return new Grade(exposure, contrast, saturation, Colour.BLACK, Colour.WHITE, 0, 0);
    }

    Grade toned(Colour dark, Colour light, double share) {
        return new Grade(exposure, contrast, saturation, dark, light, share, fade);
    }

    Grade faded(double share) {
        return new Grade(exposure, contrast, saturation, shadows, lights, tint, share);
    }

    @Override
    public Pixels on(Pixels picture, Workers workers) {
        int[] argb = new int[picture.argb().length];
        float[] exposed = new float[256];
        for (int level = 0; level < 256; level++) {
            exposed[level] = curve(LinearLight.level((float) (LinearLight.ofLevel(level) * exposure)) / 255f);
        }
        float[] dark = shown(shadows);
        float[] light = shown(lights);
        workers.rows(picture.height(), ROWS_OF_PART, (from, to) -> {
            for (int i = from * picture.width(); i < to * picture.width(); i++) {
                argb[i] = pixel(picture.argb()[i], exposed, dark, light);
            }
        });
        return Pixels.of(picture.width(), picture.height(), argb);
    }

    /** An S around the middle, softly ending at black and white. */
    private float curve(float value) {
        if (value < MIDDLE) {
            return MIDDLE * (float) StrictMath.pow(value / MIDDLE, contrast);
        }
        return 1 - (1 - MIDDLE) * (float) StrictMath.pow((1 - value) / (1 - MIDDLE), contrast);
    }

    private static float[] shown(Colour colour) {
        return new float[] {
            (float) LinearLight.encode(colour.red()),
            (float) LinearLight.encode(colour.green()),
            (float) LinearLight.encode(colour.blue())
        };
    }

    private int pixel(int pixel, float[] exposed, float[] dark, float[] light) {
        float red = exposed[pixel >> 16 & 0xFF];
        float green = exposed[pixel >> 8 & 0xFF];
        float blue = exposed[pixel & 0xFF];
        float grey = 0.299f * red + 0.587f * green + 0.114f * blue;
        float strong = (float) saturation;
        float part = (float) tint;
        return pixel & 0xFF000000
                | level(grey + (red - grey) * strong, grey, dark[0], light[0], part) << 16
                | level(grey + (green - grey) * strong, grey, dark[1], light[1], part) << 8
                | level(grey + (blue - grey) * strong, grey, dark[2], light[2], part);
    }

    /** Light is multiplied by the tone of its brightness, and shadows are lifted into theirs. */
    private int level(float value, float grey, float dark, float light, float part) {
        float lean = dark + (light - dark) * grey;
        float toned =
                value * (1 - part) + part * (0.55f * lean * (0.35f + 0.95f * grey) + 0.45f * value * (0.3f + lean));
        float faded = (float) (fade + (1 - fade) * toned);
        return (int) (Math.max(0, Math.min(1, faded)) * 255 + 0.5f);
    }
}

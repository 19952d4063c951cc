package dev.easel.imaging.internal.pixels;

/**
 * Converts between sRGB levels (0–255) and linear light (0–1) with lookup tables.
 *
 * <p>Averages are only correct in linear light: the mean of black and white pixels looks like level 188, not 128.
 */
public final class LinearLight {
    private static final int STEPS = 1 << 14;
    private static final float[] OF_LEVEL = new float[256];
    private static final byte[] LEVEL_OF = new byte[STEPS + 1];

    static {
        for (int level = 0; level < 256; level++) {
            OF_LEVEL[level] = (float) decode(level / 255.0);
        }
        for (int step = 0; step <= STEPS; step++) {
            LEVEL_OF[step] = (byte) Math.round(255 * encode((double) step / STEPS));
        }
    }

    private LinearLight() {}

    /** Returns the linear light, 0–1, of an sRGB level from 0 to 255. */
    public static float ofLevel(int level) {
        return OF_LEVEL[level];
    }

    /** Returns the sRGB level, 0–255, nearest to linear light; values below 0 or above 1 are clamped. */
    public static int level(float light) {
        int step = (int) (light * STEPS + 0.5f);
        return LEVEL_OF[Math.max(0, Math.min(STEPS, step))] & 0xFF;
    }

    /** Returns the linear light of an sRGB value, both 0–1 (IEC 61966-2-1). */
    public static double decode(double value) {
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }

    /** Returns the sRGB value of linear light, both 0–1 (IEC 61966-2-1). */
    public static double encode(double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    }
}

package dev.easel.imaging.internal.pixels;

/** Converts between 16-bit sRGB levels (0–65,535) and linear light (0–1) with lookup tables. */
public final class DeepLight {
    private static final int MAX = 65_535;
    private static final int STEPS = 1 << 13;
    private static final float[] OF_LEVEL = new float[MAX + 1];

    /** The levels of the squares of evenly spaced values: between these, levels are nearly straight lines. */
    private static final float[] OF_ROOT = new float[STEPS + 2];

    static {
        for (int level = 0; level <= MAX; level++) {
            OF_LEVEL[level] = (float) LinearLight.decode((double) level / MAX);
        }
        for (int step = 0; step < OF_ROOT.length; step++) {
            double root = (double) step / STEPS;
            OF_ROOT[step] = (float) (MAX * LinearLight.encode(root * root));
        }
    }

    private DeepLight() {}

    /** Returns the linear light, 0–1, of an sRGB level from 0 to 65,535. */
    public static float ofLevel(int level) {
        return OF_LEVEL[level];
    }

    /** Returns the sRGB level, 0–65,535, nearest to linear light; values below 0 or above 1 are clamped. */
    public static int level(float light) {
        double place = STEPS * Math.sqrt(Math.max(0, Math.min(1, light)));
        int before = (int) place;
        return (int) (OF_ROOT[before] + (place - before) * (OF_ROOT[before + 1] - OF_ROOT[before]) + 0.5);
    }
}

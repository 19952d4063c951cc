package dev.easel.imaging.internal.harmonize;

/**
 * What each level of each channel of a response is changed by.
 *
 * <p>It is fitted robustly to the kept cells: an offset, a gain and a gamma, and small bends where there is evidence for
 * them. Beyond the levels for which there is evidence the bends end, and the rest goes on.
 */
final class ColorCurve {
    static final int LEVELS = 256;
    private final float[][] changes;

    private ColorCurve(float[][] changes) {
        this.changes = changes;
    }

    /** Returns the changes of the 256 levels of a channel, not copied. */
    float[] changes(int channel) {
        return changes[channel];
    }

    /** Returns the change of a channel's level, which may be a fraction. */
    float change(int channel, float level) {
        return at(changes[channel], level);
    }

    static float at(float[] curve, float level) {
        int below = Math.max(0, Math.min(LEVELS - 2, (int) level));
        return curve[below] + (level - below) * (curve[below + 1] - curve[below]);
    }

    /** Returns the curves that bring what was received nearest to what was sent; flat ones where evidence is little. */
    static ColorCurve fit(Cells cells) {
        return fit(cells, Integer.MAX_VALUE);
    }

    /**
     * Returns the curves that explain how near cells differ, whatever changes from place to place; they leave the middle
     * level as it is.
     *
     * @param near how many pixels a neighborhood is wide and high
     */
    static ColorCurve fitLocally(Cells cells, int near) {
        return fit(cells, Math.max(2, (int) (near * cells.scale)));
    }

    private static ColorCurve fit(Cells cells, int neighborhood) {
        float[][] changes = new float[Comparison.CHANNELS][];
        for (int channel = 0; channel < changes.length; channel++) {
            changes[channel] = new CurveFit(cells, channel, neighborhood).curve();
        }
        return new ColorCurve(changes);
    }
}

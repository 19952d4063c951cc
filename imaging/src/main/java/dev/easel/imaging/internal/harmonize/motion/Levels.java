package dev.easel.imaging.internal.harmonize.motion;

/** Makes pixels of resampled channels. */
final class Levels {
    private Levels() {}

    /** Returns an opaque pixel of three channels. */
    static int opaque(float[][] channels, int i) {
        return 0xFF000000 | level(channels[0][i]) << 16 | level(channels[1][i]) << 8 | level(channels[2][i]);
    }

    /** Returns a straight pixel of colors in proportion to their alpha, the fourth channel. */
    static int straight(float[][] channels, int i) {
        float exact = channels[3][i];
        int alpha = level(exact);
        return alpha == 0
                ? 0
                : alpha << 24
                        | level(channels[0][i] / exact) << 16
                        | level(channels[1][i] / exact) << 8
                        | level(channels[2][i] / exact);
    }

    private static int level(float value) {
        return (int) Math.max(0, Math.min(255, value + 0.5f));
    }
}

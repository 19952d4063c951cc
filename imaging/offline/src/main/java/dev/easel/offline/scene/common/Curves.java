package dev.easel.offline.scene.common;

/** Functions for use at each pixel, from tables: fast, and the same on every machine. */
public final class Curves {
    private static final int STEPS = 1024;
    private static final double[] LOG = new double[STEPS + 2];
    private static final double[] BELL = new double[STEPS + 2];
    private static final double[] SINE = new double[STEPS + 1];
    private static final double BELL_REACH = 4;

    static {
        for (int i = 0; i < LOG.length; i++) {
            LOG[i] = StrictMath.log((i + 1.0) / STEPS);
            double x = BELL_REACH * i / STEPS;
            BELL[i] = StrictMath.exp(-x * x);
        }
        for (int i = 0; i < SINE.length; i++) {
            SINE[i] = StrictMath.sin(2 * Math.PI * i / STEPS);
        }
    }

    private Curves() {}

    /** Returns the natural logarithm of a number from 0.01 to 1, good to a few thousandths. */
    public static double log(double x) {
        double at = Math.max(0, Math.min(STEPS, x * STEPS - 1));
        int i = (int) at;
        return LOG[i] + (LOG[i + 1] - LOG[i]) * (at - i);
    }

    /** Returns the bell curve: 1 at 0, falling to nothing at 4 on both sides. */
    public static double bell(double x) {
        double at = Math.abs(x) * STEPS / BELL_REACH;
        if (at >= STEPS) {
            return 0;
        }
        int i = (int) at;
        return BELL[i] + (BELL[i + 1] - BELL[i]) * (at - i);
    }

    /** Returns a wave between -1 and 1 that repeats with every unit. */
    public static double wave(double x) {
        double at = (x - Math.floor(x)) * STEPS;
        int i = (int) at;
        return SINE[i] + (SINE[Math.min(STEPS, i + 1)] - SINE[i]) * (at - i);
    }
}

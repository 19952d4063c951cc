package dev.easel.offline.scene.object;

import dev.easel.offline.brush.Color;
import dev.easel.offline.scene.common.Spot;

/** Animals, drawn simply. */
final class Animals {
    private static final Color INK = Color.lch(0.2, 0.02, 280);
    private static final Color[] CATS = {
        Color.lch(0.73, 0.13, 62), Color.lch(0.6, 0.015, 250), Color.lch(0.42, 0.045, 50)
    };
    private static final Color[] DOGS = {Color.lch(0.68, 0.09, 68), Color.lch(0.45, 0.07, 48), Color.lch(0.84, 0.04, 82)
    };

    private Animals() {}

    /** A cat that sits upright and looks at the viewer. */
    static void cat(Spot spot) {
        Color fur = spot.lit(spot.sheet().hues().namedOr(CATS));
        Color pale = fur.mix(Color.WHITE, 0.72);
        Color dark = fur.lighter(-0.17);
        spot.line(dark, 0.085, 0.22, 0.06, 0.36, 0.08, 0.42, 0.18, 0.39, 0.3, 0.33, 0.36);
        spot.line(fur, 0.06, 0.22, 0.06, 0.36, 0.085, 0.415, 0.18, 0.385, 0.3, 0.335, 0.355);
        spot.blob(
                fur, -0.17, 0.02, -0.27, 0.1, -0.25, 0.3, -0.15, 0.5, 0, 0.55, 0.15, 0.5, 0.25, 0.3, 0.27, 0.1, 0.17,
                0.02);
        spot.blob(pale, -0.09, 0.12, -0.12, 0.3, -0.06, 0.46, 0.06, 0.46, 0.12, 0.3, 0.09, 0.12);
        spot.blobs(fur, 0.04, 0.03, 0.03, 0.2, 0.06, 0.34, 0.13, 0.3, 0.14, 0.12, 0.13, 0.02);
        for (int side = -1; side <= 1; side += 2) {
            spot.oval(pale, side * 0.085, 0.028, 0.062, 0.034, 0);
        }
        spot.lines(dark, 0.007, 0.07, 0.012, 0.072, 0.035);
        spot.lines(dark, 0.007, 0.1, 0.012, 0.1, 0.035);
        spot.blobs(fur, 0.09, 0.8, 0.17, 0.9, 0.245, 0.985, 0.265, 0.86, 0.25, 0.72);
        spot.blobs(Color.lch(0.78, 0.09, 15), 0.15, 0.83, 0.19, 0.88, 0.232, 0.93, 0.238, 0.85, 0.225, 0.78);
        spot.blob(
                fur, 0, 0.86, -0.16, 0.84, -0.28, 0.72, -0.29, 0.58, -0.18, 0.48, 0, 0.45, 0.18, 0.48, 0.29, 0.58, 0.28,
                0.72, 0.16, 0.84);
        for (int stripe = -1; stripe <= 1; stripe++) {
            spot.blob(dark, stripe * 0.06 - 0.018, 0.845, stripe * 0.055, 0.74, stripe * 0.06 + 0.018, 0.845);
        }
        spot.oval(pale, -0.055, 0.55, 0.085, 0.065, 0);
        spot.oval(pale, 0.055, 0.55, 0.085, 0.065, 0);
        for (int side = -1; side <= 1; side += 2) {
            eye(spot, side * 0.125, 0.665, 0.058, Color.lch(0.8, 0.16, 125), true);
            for (int hair = 0; hair < 3; hair++) {
                double up = 0.57 - 0.028 * hair;
                spot.line(INK.withAlpha(0.5), 0.004, side * 0.12, up, side * 0.37, up + 0.04 - 0.035 * hair);
            }
        }
        spot.blob(Color.lch(0.62, 0.11, 12), -0.03, 0.605, 0.03, 0.605, 0, 0.575);
        spot.line(INK, 0.008, 0, 0.578, 0, 0.553, -0.035, 0.53, -0.06, 0.54);
        spot.line(INK, 0.008, 0, 0.553, 0.035, 0.53, 0.06, 0.54);
    }

    private static void eye(Spot spot, double across, double up, double radius, Color iris, boolean slit) {
        spot.oval(INK, across, up, radius * 1.08, radius * 1.02, 0);
        spot.disc(iris, across, up, radius * 0.9);
        spot.disc(iris.lighter(0.08), across, up - radius * 0.3, radius * 0.5);
        spot.oval(INK, across, up, slit ? radius * 0.36 : radius * 0.62, radius * (slit ? 0.74 : 0.62), 0);
        spot.disc(Color.WHITE, across - radius * 0.28, up + radius * 0.34, radius * 0.24);
        spot.disc(Color.WHITE.withAlpha(0.8), across + radius * 0.25, up - radius * 0.3, radius * 0.11);
    }

    /** A sitting dog with hanging ears and its tongue out. */
    static void dog(Spot spot) {
        Color fur = spot.lit(spot.sheet().hues().namedOr(DOGS));
        Color pale = fur.mix(Color.WHITE, 0.7);
        Color dark = fur.lighter(-0.16);
        spot.line(fur.lighter(-0.05), 0.055, 0.16, 0.08, 0.3, 0.12, 0.37, 0.24, 0.36, 0.36);
        spot.blob(
                fur, -0.18, 0.02, -0.27, 0.12, -0.22, 0.34, -0.14, 0.52, 0.14, 0.52, 0.22, 0.34, 0.27, 0.12, 0.18,
                0.02);
        spot.blob(pale, -0.1, 0.48, -0.11, 0.3, 0, 0.16, 0.11, 0.3, 0.1, 0.48);
        spot.blobs(fur.lighter(0.03), 0.03, 0.02, 0.03, 0.2, 0.07, 0.34, 0.14, 0.3, 0.14, 0.02);
        spot.blob(fur, 0, 0.9, -0.17, 0.86, -0.22, 0.7, -0.19, 0.55, 0, 0.45, 0.19, 0.55, 0.22, 0.7, 0.17, 0.86);
        spot.blob(
                pale, 0, 0.86, -0.035, 0.76, -0.06, 0.68, -0.13, 0.6, -0.1, 0.49, 0, 0.455, 0.1, 0.49, 0.13, 0.6, 0.06,
                0.68, 0.035, 0.76);
        spot.blobs(dark, 0.12, 0.86, 0.2, 0.88, 0.29, 0.78, 0.32, 0.6, 0.27, 0.49, 0.21, 0.56, 0.2, 0.7, 0.15, 0.8);
        for (int side = -1; side <= 1; side += 2) {
            spot.oval(pale, side * 0.085, 0.03, 0.065, 0.034, 0);
            eye(spot, side * 0.1, 0.7, 0.04, Color.lch(0.42, 0.08, 60), false);
        }
        spot.blob(Color.lch(0.68, 0.15, 15), -0.04, 0.53, 0.04, 0.53, 0.045, 0.45, 0, 0.415, -0.045, 0.45);
        spot.oval(INK, 0, 0.615, 0.055, 0.04, 0);
        spot.disc(Color.WHITE.withAlpha(0.6), -0.016, 0.63, 0.011);
        spot.lines(INK, 0.009, 0, 0.58, 0, 0.545, 0.045, 0.525, 0.085, 0.545);
    }

    /** A sitting fox. */
    static void fox(Spot spot) {
        Color fur = spot.lit(spot.sheet().hues().namedOr(Color.lch(0.66, 0.14, 52)));
        Color pale = spot.lit(Color.lch(0.95, 0.02, 80));
        Color dark = fur.lighter(-0.2);
        spot.blob(fur, 0.18, 0.05, 0.36, 0.06, 0.46, 0.22, 0.4, 0.4, 0.32, 0.28, 0.22, 0.18);
        spot.blob(pale, 0.4, 0.28, 0.46, 0.26, 0.42, 0.42, 0.37, 0.34);
        spot.blob(fur, -0.16, 0.02, -0.24, 0.12, -0.2, 0.34, -0.12, 0.5, 0.12, 0.5, 0.2, 0.34, 0.25, 0.12, 0.17, 0.02);
        spot.blob(pale, -0.1, 0.46, -0.11, 0.3, 0, 0.14, 0.11, 0.3, 0.1, 0.46);
        spot.blobs(fur.lighter(0.02), 0.04, 0.02, 0.03, 0.2, 0.07, 0.32, 0.13, 0.28, 0.13, 0.02);
        for (int side = -1; side <= 1; side += 2) {
            spot.oval(dark, side * 0.085, 0.03, 0.055, 0.032, 0);
            spot.corners(fur, side * 0.07, 0.78, side * 0.19, 0.99, side * 0.26, 0.68);
            spot.corners(dark, side * 0.13, 0.79, side * 0.19, 0.92, side * 0.225, 0.73);
        }
        spot.blob(
                fur, 0, 0.83, -0.17, 0.79, -0.28, 0.62, -0.2, 0.53, -0.08, 0.47, 0, 0.44, 0.08, 0.47, 0.2, 0.53, 0.28,
                0.62, 0.17, 0.79);
        spot.blob(
                pale, -0.03, 0.62, -0.16, 0.61, -0.25, 0.6, -0.17, 0.53, -0.07, 0.48, 0, 0.455, 0.07, 0.48, 0.17, 0.53,
                0.25, 0.6, 0.16, 0.61, 0.03, 0.62);
        for (int side = -1; side <= 1; side += 2) {
            eye(spot, side * 0.115, 0.66, 0.042, Color.lch(0.45, 0.08, 60), false);
        }
        spot.oval(INK, 0, 0.525, 0.045, 0.034, 0);
        spot.disc(Color.WHITE.withAlpha(0.6), -0.014, 0.537, 0.01);
        spot.lines(INK, 0.008, 0, 0.5, 0.04, 0.478);
    }

    /** A songbird on a twig. */
    static void bird(Spot spot) {
        Color back = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.55, 0.14, 245), Color.lch(0.58, 0.16, 30), Color.lch(0.8, 0.15, 95)));
        Color breast = spot.lit(Color.lch(0.78, 0.14, 60));
        Color bark = spot.lit(Color.lch(0.4, 0.05, 55));
        spot.line(bark, 0.045, -0.48, 0.12, -0.1, 0.17, 0.2, 0.15, 0.48, 0.22);
        spot.line(bark, 0.022, 0.2, 0.15, 0.36, 0.32);
        spot.corners(back.lighter(-0.12), 0.18, 0.4, 0.47, 0.17, 0.5, 0.25, 0.26, 0.5);
        spot.blob(breast, -0.2, 0.55, -0.24, 0.36, -0.1, 0.2, 0.1, 0.22, 0.26, 0.4, 0.18, 0.62, -0.02, 0.72);
        spot.blob(back, -0.06, 0.72, 0.1, 0.7, 0.24, 0.54, 0.34, 0.3, 0.2, 0.3, 0.06, 0.42, 0, 0.56);
        spot.blob(back.lighter(-0.1), 0.06, 0.56, 0.2, 0.5, 0.4, 0.24, 0.24, 0.3, 0.1, 0.42);
        spot.blob(back, -0.26, 0.74, -0.22, 0.87, -0.08, 0.92, 0.06, 0.84, 0.08, 0.68, -0.04, 0.58, -0.2, 0.62);
        spot.corners(spot.lit(Color.lch(0.7, 0.14, 70)), -0.245, 0.79, -0.38, 0.735, -0.235, 0.72);
        spot.disc(INK, -0.13, 0.79, 0.032);
        spot.disc(Color.WHITE, -0.142, 0.8, 0.01);
        spot.line(bark, 0.014, 0, 0.22, -0.02, 0.15, -0.06, 0.145);
        spot.line(bark, 0.014, 0.08, 0.22, 0.07, 0.15, 0.03, 0.145);
    }

    /** A butterfly with spread wings. */
    static void butterfly(Spot spot) {
        Color wing = spot.lit(spot.sheet().hues().namedOr(spot.sheet().hues().accent(0)));
        Color rim = wing.mix(INK, 0.75);
        spot.blobs(rim, 0.01, 0.5, 0.12, 0.36, 0.3, 0.13, 0.41, 0.2, 0.36, 0.42, 0.16, 0.54);
        spot.blobs(rim, 0.01, 0.55, 0.12, 0.84, 0.34, 0.98, 0.49, 0.93, 0.44, 0.68, 0.28, 0.52);
        spot.blobs(wing.lighter(0.1), 0.03, 0.5, 0.13, 0.38, 0.29, 0.18, 0.37, 0.23, 0.32, 0.41, 0.15, 0.52);
        spot.blobs(wing, 0.03, 0.56, 0.14, 0.81, 0.33, 0.92, 0.44, 0.88, 0.4, 0.7, 0.26, 0.55);
        for (int side = -1; side <= 1; side += 2) {
            spot.disc(wing.lighter(0.2), side * 0.36, 0.82, 0.036);
            spot.disc(wing.lighter(0.22), side * 0.3, 0.28, 0.03);
            spot.disc(rim, side * 0.3, 0.28, 0.013);
            for (int vein = 0; vein < 4; vein++) {
                spot.line(
                        rim.withAlpha(0.45), 0.006, side * 0.03, 0.56, side * (0.2 + 0.07 * vein), 0.86 - 0.09 * vein);
            }
            spot.line(INK, 0.009, side * 0.008, 0.72, side * 0.06, 0.86, side * 0.1, 0.92);
            spot.disc(INK, side * 0.1, 0.92, 0.013);
        }
        spot.blob(INK, 0, 0.24, -0.022, 0.45, -0.028, 0.62, 0, 0.74, 0.028, 0.62, 0.022, 0.45);
    }

    /** A goldfish with flowing fins. */
    static void fish(Spot spot) {
        Color scale = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.7, 0.18, 48), Color.lch(0.62, 0.13, 250), Color.lch(0.85, 0.13, 95)));
        Color fin = scale.lighter(0.1).withAlpha(0.8);
        spot.blob(fin, 0.18, 0.5, 0.34, 0.66, 0.5, 0.8, 0.44, 0.56, 0.5, 0.3, 0.34, 0.4);
        spot.blob(fin, -0.12, 0.66, 0, 0.86, 0.16, 0.8, 0.16, 0.62);
        spot.blob(fin, -0.02, 0.36, 0.06, 0.2, 0.17, 0.24, 0.14, 0.4);
        spot.blob(
                scale, -0.42, 0.5, -0.28, 0.66, -0.04, 0.7, 0.16, 0.6, 0.26, 0.5, 0.16, 0.4, -0.04, 0.32, -0.28, 0.36);
        spot.blob(scale.lighter(0.16), -0.36, 0.44, -0.1, 0.36, 0.14, 0.43, -0.1, 0.46);
        for (int row = 0; row < 5; row++) {
            for (int i = 0; i < 6 - Math.abs(row - 2); i++) {
                double x = -0.14 + 0.07 * i + 0.035 * (row % 2);
                spot.arc(scale.lighter(-0.12).withAlpha(0.6), x, 0.41 + 0.05 * row, 0.032, 0.006, -1.4, 1.4);
            }
        }
        spot.arc(scale.lighter(-0.15), -0.26, 0.51, 0.11, 0.01, -1, 1);
        spot.blob(fin.lighter(-0.08), -0.12, 0.5, 0, 0.52, 0.06, 0.44, -0.04, 0.42);
        spot.disc(Color.WHITE, -0.3, 0.54, 0.036);
        spot.disc(INK, -0.305, 0.54, 0.022);
        spot.disc(Color.WHITE, -0.312, 0.548, 0.007);
        spot.ring(Color.WHITE.withAlpha(0.7), -0.46, 0.68, 0.02, 0.006);
        spot.ring(Color.WHITE.withAlpha(0.6), -0.43, 0.78, 0.03, 0.006);
    }
}

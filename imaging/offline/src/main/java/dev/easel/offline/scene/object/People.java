package dev.easel.offline.scene.object;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Spot;

/** Portraits, of people and of robots. */
public final class People {
    private static final Color INK = Color.lch(0.2, 0.02, 280);

    private People() {}

    /** Head and shoulders of a random person. */
    public static void bust(Spot spot) {
        SeededRandom random = spot.sheet().random();
        Color skin = spot.lit(Color.lch(random.between(0.5, 0.86), random.between(0.05, 0.08), random.between(48, 66)));
        Color hair = spot.lit(Color.lch(random.between(0.2, 0.62), random.between(0.02, 0.09), random.between(45, 80)));
        Color suit = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.33, 0.06, 262), Color.lch(0.5, 0.12, 25), Color.lch(0.55, 0.1, 160)));
        boolean longHair = spot.sheet().names(Motif.WOMAN) || !spot.sheet().names(Motif.MAN) && random.chance(0.55);
        if (longHair) {
            spot.blob(
                    hair.lighter(-0.04),
                    -0.2,
                    0.9,
                    -0.27,
                    0.66,
                    -0.26,
                    0.4,
                    -0.16,
                    0.33,
                    0.16,
                    0.33,
                    0.26,
                    0.4,
                    0.27,
                    0.66,
                    0.2,
                    0.9,
                    0,
                    0.98);
        }
        spot.blob(suit, -0.5, -0.02, -0.47, 0.2, -0.3, 0.3, -0.1, 0.36, 0.1, 0.36, 0.3, 0.3, 0.47, 0.2, 0.5, -0.02);
        spot.blob(skin.lighter(-0.07), -0.085, 0.5, -0.09, 0.36, 0, 0.22, 0.09, 0.36, 0.085, 0.5);
        Color shirt = spot.lit(Color.lch(0.97, 0.005, 240));
        spot.corners(shirt, -0.09, 0.37, -0.12, 0.3, 0, 0.0, 0.12, 0.3, 0.09, 0.37, 0, 0.22);
        spot.corners(suit.lighter(0.06), -0.1, 0.375, -0.2, 0.3, -0.17, 0.22, -0.01, 0.0, -0.03, 0.1);
        spot.corners(suit.lighter(-0.05), 0.1, 0.375, 0.2, 0.3, 0.17, 0.22, 0.01, 0.0, 0.03, 0.1);
        head(spot, skin, hair, longHair);
    }

    private static void head(Spot spot, Color skin, Color hair, boolean longHair) {
        for (int side = -1; side <= 1; side += 2) {
            spot.oval(skin.lighter(-0.06), side * 0.185, 0.65, 0.028, 0.05, 0);
        }
        spot.blob(
                skin, 0, 0.92, -0.15, 0.86, -0.185, 0.68, -0.15, 0.52, -0.06, 0.43, 0.06, 0.43, 0.15, 0.52, 0.185, 0.68,
                0.15, 0.86);
        Color shade = skin.lighter(-0.05).withAlpha(0.6);
        spot.blob(shade, 0.04, 0.86, 0.16, 0.8, 0.175, 0.64, 0.12, 0.5, 0.06, 0.45, 0.11, 0.6);
        for (int side = -1; side <= 1; side += 2) {
            spot.disc(skin.mix(Color.lch(0.6, 0.15, 25), 0.5).withAlpha(0.14), side * 0.105, 0.585, 0.042);
        }
        spot.blobs(Color.lch(0.97, 0.005, 90), 0.045, 0.672, 0.08, 0.69, 0.118, 0.672, 0.08, 0.656);
        for (int side = -1; side <= 1; side += 2) {
            spot.disc(Color.lch(0.42, 0.07, 60), side * 0.081, 0.674, 0.017);
            spot.disc(INK, side * 0.081, 0.674, 0.009);
            spot.disc(Color.WHITE, side * 0.081 - 0.005, 0.68, 0.004);
        }
        spot.lines(INK, 0.007, 0.042, 0.672, 0.06, 0.687, 0.085, 0.692, 0.122, 0.676);
        spot.lines(hair.lighter(-0.06), 0.014, 0.04, 0.722, 0.08, 0.738, 0.128, 0.722);
        Color line = skin.lighter(-0.18);
        spot.line(line, 0.008, 0.008, 0.66, 0.024, 0.588, 0.005, 0.575, -0.016, 0.58);
        Color lips = Color.lch(0.57, 0.12, 22);
        spot.blob(lips, -0.06, 0.512, -0.02, 0.524, 0, 0.52, 0.02, 0.524, 0.06, 0.512, 0.02, 0.492, -0.02, 0.492);
        spot.line(Color.lch(0.4, 0.09, 20), 0.006, -0.06, 0.513, 0, 0.506, 0.06, 0.513);
        if (longHair) {
            spot.blob(
                    hair, 0.02, 0.93, -0.12, 0.93, -0.21, 0.8, -0.22, 0.6, -0.2, 0.44, -0.165, 0.6, -0.14, 0.74, -0.04,
                    0.83, 0.07, 0.86);
            Color strand = hair.lighter(0.03);
            spot.blob(
                    strand, 0, 0.94, 0.13, 0.93, 0.215, 0.8, 0.225, 0.6, 0.205, 0.44, 0.17, 0.6, 0.15, 0.74, 0.08, 0.83,
                    0.02, 0.85);
        } else {
            spot.blob(
                    hair, -0.19, 0.69, -0.205, 0.84, -0.1, 0.965, 0.06, 0.975, 0.185, 0.89, 0.19, 0.69, 0.155, 0.79,
                    0.06, 0.83, -0.06, 0.81, -0.15, 0.8);
            spot.blob(hair.lighter(0.06), -0.15, 0.85, -0.06, 0.93, 0.08, 0.93, 0, 0.89);
        }
    }

    /** A round, friendly, waving robot. */
    static void robot(Spot spot) {
        Color body = spot.lit(spot.sheet().hues().accent(0).mix(Color.WHITE, 0.15));
        Color metal = spot.lit(Color.lch(0.86, 0.01, 250));
        Color glass = Color.lch(0.24, 0.04, 265);
        Color light = Color.lch(0.87, 0.14, 195);
        spot.lines(metal.lighter(-0.15), 0.05, 0.1, 0.16, 0.11, 0.06);
        spot.blobs(body.lighter(-0.08), 0.04, 0.0, 0.05, 0.07, 0.13, 0.085, 0.2, 0.06, 0.21, 0.0);
        spot.line(metal.lighter(-0.12), 0.05, -0.2, 0.38, -0.33, 0.3, -0.37, 0.2);
        spot.line(metal.lighter(-0.12), 0.05, 0.2, 0.4, 0.34, 0.46, 0.38, 0.6);
        spot.ball(body, -0.375, 0.18, 0.055);
        spot.ball(body, 0.385, 0.63, 0.055);
        spot.box(metal, -0.22, 0.12, 0.44, 0.36, 0.14);
        spot.box(body, -0.13, 0.2, 0.26, 0.19, 0.06);
        spot.disc(light, -0.06, 0.33, 0.02);
        spot.disc(Color.lch(0.75, 0.17, 60), 0, 0.33, 0.02);
        spot.disc(Color.lch(0.68, 0.2, 10), 0.06, 0.33, 0.02);
        spot.line(
                light.withAlpha(0.9), 0.012, -0.08, 0.25, -0.04, 0.25, -0.02, 0.29, 0.01, 0.22, 0.03, 0.25, 0.08, 0.25);
        spot.line(metal.lighter(-0.18), 0.09, 0, 0.46, 0, 0.54);
        spot.line(metal.lighter(-0.15), 0.02, 0, 0.86, 0, 0.95);
        spot.ball(Color.lch(0.7, 0.2, 25), 0, 0.96, 0.035);
        for (int side = -1; side <= 1; side += 2) {
            spot.box(body.lighter(-0.05), side * 0.31 - 0.035, 0.62, 0.07, 0.14, 0.03);
        }
        spot.box(metal, -0.3, 0.51, 0.6, 0.37, 0.16);
        spot.box(glass, -0.24, 0.565, 0.48, 0.255, 0.11);
        for (int side = -1; side <= 1; side += 2) {
            spot.glow(light.withAlpha(0.35), side * 0.11, 0.71, 0.11);
            spot.oval(light, side * 0.11, 0.71, 0.042, 0.058, 0);
            spot.disc(Color.WHITE, side * 0.11 - 0.012, 0.732, 0.013);
        }
        spot.arc(light, 0, 0.66, 0.065, 0.017, 0.35, Math.PI - 0.35);
        spot.blob(Color.WHITE.withAlpha(0.12), -0.21, 0.79, -0.05, 0.81, -0.14, 0.6, -0.23, 0.62);
    }
}

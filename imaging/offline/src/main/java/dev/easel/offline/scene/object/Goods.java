package dev.easel.offline.scene.object;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.scene.common.Spot;

/** Objects for a table or a shop window. */
public final class Goods {
    private Goods() {}

    /** A wristwatch from the front. */
    static void watch(Spot spot) {
        Color strap = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.34, 0.05, 45), Color.lch(0.3, 0.08, 258), Color.lch(0.5, 0.13, 25)));
        Color gold = Color.lch(0.8, 0.1, 85);
        Color dial = Color.lch(0.23, 0.05, 262);
        spot.blob(strap, -0.13, 0.72, -0.115, 0.9, -0.1, 1.0, 0.1, 1.0, 0.115, 0.9, 0.13, 0.72);
        spot.blob(strap, -0.13, 0.28, -0.115, 0.1, -0.1, 0.0, 0.1, 0.0, 0.115, 0.1, 0.13, 0.28);
        for (int stitch = 0; stitch < 8; stitch++) {
            double at = 0.021 * stitch;
            spot.lines(strap.lighter(0.22), 0.005, 0.098, 0.82 + at, 0.097, 0.831 + at);
            spot.lines(strap.lighter(0.22), 0.005, 0.098, 0.18 - at, 0.097, 0.169 - at);
        }
        spot.box(gold.lighter(-0.08), 0.265, 0.465, 0.05, 0.07, 0.012);
        spot.ball(gold, 0, 0.5, 0.285);
        spot.disc(gold.lighter(-0.22), 0, 0.5, 0.258);
        spot.disc(gold.lighter(0.08), 0, 0.5, 0.25);
        spot.disc(dial, 0, 0.5, 0.237);
        spot.disc(dial.lighter(0.035), 0, 0.5, 0.15);
        for (int tick = 0; tick < 60; tick++) {
            double angle = Math.PI * tick / 30;
            double from = tick % 5 == 0 ? 0.185 : 0.215;
            spot.line(
                    tick % 5 == 0 ? gold : Color.lch(0.75, 0.01, 250),
                    tick % 5 == 0 ? 0.012 : 0.0035,
                    from * StrictMath.sin(angle),
                    0.5 + from * StrictMath.cos(angle),
                    0.225 * StrictMath.sin(angle),
                    0.5 + 0.225 * StrictMath.cos(angle));
        }
        spot.disc(dial.lighter(0.1), 0, 0.405, 0.048);
        spot.ring(gold.withAlpha(0.8), 0, 0.405, 0.048, 0.004);
        spot.line(gold, 0.004, 0, 0.405, 0.026, 0.428);
        hand(spot, gold, 0.017, 0.125, -1.05);
        hand(spot, gold, 0.013, 0.185, 1.05);
        hand(spot, Color.lch(0.62, 0.21, 27), 0.004, 0.205, 2.7);
        spot.disc(gold, 0, 0.5, 0.014);
        spot.blob(Color.WHITE.withAlpha(0.1), -0.2, 0.55, -0.13, 0.68, 0.02, 0.73, 0.1, 0.7, -0.06, 0.58, -0.14, 0.42);
    }

    private static void hand(Spot spot, Color color, double wide, double reach, double angle) {
        double sin = StrictMath.sin(angle);
        double cos = StrictMath.cos(angle);
        spot.line(color, wide, -0.03 * sin, 0.5 - 0.03 * cos, reach * sin, 0.5 + reach * cos);
    }

    /** A sofa for two from the front. */
    static void sofa(Spot spot) {
        Color cloth = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.55, 0.09, 250), Color.lch(0.5, 0.1, 150), Color.lch(0.6, 0.13, 40)));
        spot.shadow(0.5);
        for (int side = -1; side <= 1; side += 2) {
            spot.box(Color.lch(0.36, 0.06, 60), side * 0.37 - 0.02, 0, 0.04, 0.09, 0.01);
        }
        spot.box(cloth.lighter(-0.08), -0.4, 0.2, 0.8, 0.46, 0.08);
        spot.box(cloth.lighter(-0.03), -0.36, 0.28, 0.355, 0.34, 0.06);
        spot.box(cloth.lighter(-0.03), 0.005, 0.28, 0.355, 0.34, 0.06);
        spot.box(cloth.lighter(-0.12), -0.44, 0.07, 0.88, 0.2, 0.05);
        spot.box(cloth.lighter(0.05), -0.36, 0.22, 0.358, 0.15, 0.05);
        spot.box(cloth.lighter(0.05), 0.002, 0.22, 0.358, 0.15, 0.05);
        for (int side = -1; side <= 1; side += 2) {
            spot.box(cloth, side * 0.425 - 0.075, 0.07, 0.15, 0.38, 0.07);
            spot.line(cloth.lighter(-0.14), 0.006, side * 0.353, 0.1, side * 0.353, 0.38);
        }
    }

    /** A cup of coffee on a saucer, steaming. */
    static void cup(Spot spot) {
        Color china = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.95, 0.012, 80), Color.lch(0.62, 0.11, 240), Color.lch(0.7, 0.12, 25)));
        Color coffee = spot.lit(Color.lch(0.4, 0.075, 52));
        Color cream = spot.lit(Color.lch(0.84, 0.06, 70));
        spot.oval(china.lighter(-0.12), 0, 0.075, 0.44, 0.085, 0);
        spot.oval(china, 0, 0.09, 0.43, 0.08, 0);
        spot.oval(china.lighter(-0.1), 0, 0.098, 0.25, 0.045, 0);
        spot.arc(china.lighter(-0.05), 0.29, 0.35, 0.105, 0.042, -1.9, 1.75);
        spot.blob(
                china, -0.29, 0.5, -0.28, 0.36, -0.21, 0.18, -0.12, 0.1, 0.12, 0.1, 0.21, 0.18, 0.28, 0.36, 0.29, 0.5);
        spot.blob(Color.BLACK.withAlpha(0.1), 0.1, 0.46, 0.27, 0.48, 0.26, 0.34, 0.2, 0.19, 0.12, 0.11, 0.08, 0.12);
        spot.oval(china.lighter(0.03), 0, 0.5, 0.3, 0.078, 0);
        spot.oval(coffee.lighter(-0.1), 0, 0.495, 0.272, 0.064, 0);
        spot.oval(coffee, 0, 0.488, 0.262, 0.056, 0);
        spot.oval(cream, 0, 0.487, 0.15, 0.034, 0);
        spot.oval(coffee.lighter(0.05), 0, 0.487, 0.1, 0.021, 0);
        spot.oval(cream.lighter(0.03), 0, 0.487, 0.055, 0.011, 0);
        for (int wisp = -1; wisp <= 1; wisp++) {
            double x = 0.09 * wisp;
            for (int i = 0; i < 24; i++) {
                double t = i / 24.0;
                double sway = 0.035 * StrictMath.sin(6 * t + wisp * 1.7);
                spot.disc(Color.WHITE.withAlpha(0.055 * (1 - t)), x + sway, 0.56 + 0.38 * t, 0.02 + 0.02 * t);
            }
        }
    }

    /** A vase with a bunch of flowers. */
    static void vase(Spot spot) {
        SeededRandom random = spot.sheet().random();
        Color clay = spot.lit(Color.lch(0.72, 0.05, 235));
        Color leaf = spot.lit(Color.lch(0.46, 0.1, 140));
        double[][] heads = new double[9][];
        for (int i = 0; i < heads.length; i++) {
            double angle = Math.PI * (0.12 + 0.76 * ((i * 5) % 9 + 0.5) / 9.0);
            double reach = 0.3 + 0.16 * ((i % 3) / 2.0);
            heads[i] = new double[] {reach * 0.85 * StrictMath.cos(angle), 0.42 + reach * StrictMath.sin(angle)};
            spot.line(leaf.lighter(-0.05), 0.011, 0.02 * StrictMath.cos(angle), 0.4, heads[i][0], heads[i][1]);
        }
        for (int i = 0; i < 12; i++) {
            double x = random.between(-0.3, 0.3);
            double y = 0.5 + random.between(-0.06, 0.2);
            spot.oval(leaf.lighter(random.between(-0.06, 0.06)), x, y, 0.075, 0.026, random.between(-1.4, 1.4));
        }
        for (int i = 0; i < heads.length; i++) {
            Color petal = spot.lit(spot.sheet().hues().accent(i % 4));
            Blossoms.large(
                    spot.sheet(),
                    spot.x(heads[i][0]),
                    spot.y(heads[i][1]),
                    spot.size() * (0.095 + 0.02 * (i % 3)),
                    petal);
        }
        spot.blob(
                clay, -0.11, 0.42, -0.09, 0.36, -0.18, 0.22, -0.15, 0.05, -0.09, 0.0, 0.09, 0.0, 0.15, 0.05, 0.18, 0.22,
                0.09, 0.36, 0.11, 0.42);
        spot.blob(Color.WHITE.withAlpha(0.3), -0.12, 0.25, -0.09, 0.32, -0.08, 0.15, -0.11, 0.1);
        spot.line(clay.lighter(-0.18), 0.012, -0.163, 0.17, 0, 0.155, 0.163, 0.17);
        spot.oval(clay.lighter(-0.1), 0, 0.42, 0.115, 0.02, 0);
    }

    /** One large flower on its stem. */
    static void flower(Spot spot) {
        Color leaf = spot.lit(Color.lch(0.48, 0.12, 140));
        spot.line(leaf.lighter(-0.03), 0.026, 0.02, 0.0, -0.015, 0.25, 0, 0.55);
        spot.blob(leaf, 0.0, 0.12, 0.12, 0.26, 0.32, 0.33, 0.24, 0.18, 0.1, 0.1);
        spot.blob(leaf.lighter(0.04), -0.01, 0.2, -0.14, 0.32, -0.3, 0.36, -0.22, 0.22, -0.1, 0.17);
        Blossoms.large(
                spot.sheet(),
                spot.x(0),
                spot.y(0.66),
                spot.size() * 0.34,
                spot.lit(spot.sheet().hues().accent(0)));
    }

    /** Apples and a pear. */
    static void fruit(Spot spot) {
        Color red = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.55, 0.2, 27), Color.lch(0.78, 0.15, 118), Color.lch(0.85, 0.16, 95)));
        Color green = spot.lit(Color.lch(0.78, 0.15, 118));
        spot.blob(
                green, 0.2, 0.02, 0.04, 0.08, 0.02, 0.28, 0.12, 0.46, 0.15, 0.66, 0.22, 0.72, 0.29, 0.66, 0.32, 0.46,
                0.43, 0.28, 0.4, 0.08);
        spot.line(spot.lit(Color.lch(0.36, 0.05, 60)), 0.016, 0.22, 0.7, 0.24, 0.82);
        spot.blob(Color.WHITE.withAlpha(0.25), 0.09, 0.2, 0.1, 0.34, 0.17, 0.5, 0.16, 0.3);
        apple(spot, red, -0.2, 0.23, 0.24);
        apple(spot, red.mix(green, 0.35), 0.08, 0.16, 0.17);
    }

    private static void apple(Spot spot, Color color, double x, double y, double r) {
        spot.ball(color, x - 0.12 * r, y, r * 0.93);
        spot.ball(color, x + 0.12 * r, y, r * 0.93);
        spot.oval(color.lighter(-0.2), x, y + 0.78 * r, r * 0.24, r * 0.09, 0);
        spot.line(spot.lit(Color.lch(0.34, 0.05, 60)), r * 0.07, x, y + 0.78 * r, x + 0.1 * r, y + 1.2 * r);
        spot.blob(
                spot.lit(Color.lch(0.55, 0.13, 140)),
                x + 0.08 * r,
                y + 1.02 * r,
                x + 0.3 * r,
                y + 1.25 * r,
                x + 0.62 * r,
                y + 1.22 * r,
                x + 0.4 * r,
                y + 1.02 * r);
        spot.oval(Color.WHITE.withAlpha(0.3), x - 0.42 * r, y + 0.36 * r, r * 0.2, r * 0.11, -0.7);
    }

    /** A beach ball of colored gores that meet at the top. */
    static void ball(Spot spot) {
        double radius = 0.46;
        spot.ball(spot.lit(Color.lch(0.96, 0.01, 90)), 0, 0.48, radius);
        for (int gore = 0; gore < 3; gore++) {
            double[] points = new double[2 * 16];
            for (int i = 0; i < 15; i++) {
                double angle = 0.5 + gore * 2 * Math.PI / 3 + Math.PI / 3 * i / 14;
                points[2 * i] = radius * StrictMath.cos(angle);
                points[2 * i + 1] = 0.48 + radius * StrictMath.sin(angle);
            }
            points[30] = -0.1;
            points[31] = 0.6;
            spot.corners(spot.lit(spot.sheet().hues().accent(gore)), points);
        }
        spot.disc(spot.lit(Color.lch(0.97, 0.01, 90)), -0.1, 0.6, 0.06);
        spot.oval(Color.WHITE.withAlpha(0.4), -0.22, 0.72, 0.1, 0.06, -0.7);
        Color shade = Color.BLACK.withAlpha(0.16);
        spot.blob(shade, 0.46, 0.48, 0.33, 0.16, 0, 0.02, -0.33, 0.16, -0.1, 0.12, 0.2, 0.22, 0.38, 0.4);
    }

    /** An emblem of rings, rays and a star, for prompts that name nothing else. */
    public static void emblem(Spot spot) {
        SeededRandom random = spot.sheet().random();
        Color main = spot.sheet().hues().accent(0);
        Color second = spot.sheet().hues().accent(1);
        int rays = 5 + random.below(4) * 2;
        for (int ray = 0; ray < rays; ray++) {
            double angle = 2 * Math.PI * ray / rays;
            double wide = Math.PI / rays * 0.62;
            spot.corners(
                    second,
                    0.3 * StrictMath.cos(angle - wide),
                    0.5 + 0.3 * StrictMath.sin(angle - wide),
                    0.48 * StrictMath.cos(angle),
                    0.5 + 0.48 * StrictMath.sin(angle),
                    0.3 * StrictMath.cos(angle + wide),
                    0.5 + 0.3 * StrictMath.sin(angle + wide));
        }
        spot.disc(main.lighter(-0.14), 0, 0.5, 0.37);
        spot.ball(main, 0, 0.5, 0.345);
        spot.ring(Color.WHITE.withAlpha(0.85), 0, 0.5, 0.295, 0.012);
        int points = 4 + random.below(4);
        double[] star = new double[4 * points];
        for (int i = 0; i < 2 * points; i++) {
            double reach = i % 2 == 0 ? 0.24 : 0.24 * random.between(0.38, 0.42);
            double angle = Math.PI / 2 + Math.PI * i / points;
            star[2 * i] = reach * StrictMath.cos(angle);
            star[2 * i + 1] = 0.5 + reach * StrictMath.sin(angle);
        }
        spot.corners(Color.WHITE, star);
        spot.disc(second, 0, 0.5, 0.055);
    }
}

package dev.easel.offline.scene.object;

import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.scene.common.Spot;

/** Single buildings. */
final class Houses {
    private static final Color LAMP = Color.lch(0.92, 0.13, 90);

    private Houses() {}

    /** A lighthouse on a rock; its lamp shines at dusk and at night. */
    static void lighthouse(Spot spot) {
        Color white = spot.lit(Color.lch(0.96, 0.01, 80));
        Color red = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.55, 0.19, 27), Color.lch(0.45, 0.13, 258), Color.lch(0.3, 0.01, 270)));
        Color rock = spot.lit(Color.lch(0.4, 0.02, 60));
        if (spot.sheet().light().lamps()) {
            beams(spot);
        }
        spot.blob(rock, -0.5, -0.06, -0.4, 0.06, -0.2, 0.12, 0, 0.15, 0.18, 0.12, 0.36, 0.05, 0.5, -0.06);
        spot.blob(rock.lighter(0.08), -0.3, 0.03, -0.16, 0.1, 0, 0.12, 0.06, 0.06, -0.1, 0.02);
        int bands = 5;
        for (int band = 0; band < bands; band++) {
            double low = 0.1 + 0.6 * band / bands;
            double high = 0.1 + 0.6 * (band + 1) / bands;
            Color color = band % 2 == 0 ? white : red;
            double a = wide(low);
            double b = wide(high);
            spot.corners(color, -a, low, -b, high, b, high, a, low);
            spot.corners(Color.BLACK.withAlpha(0.2), a * 0.3, low, b * 0.3, high, b, high, a, low);
        }
        spot.box(spot.lit(Color.lch(0.3, 0.02, 260)), -0.025, 0.14, 0.05, 0.08, 0.02);
        spot.box(spot.lit(Color.lch(0.35, 0.02, 260)), -0.012, 0.44, 0.024, 0.045, 0.01);
        spot.box(spot.lit(Color.lch(0.3, 0.02, 260)), -0.1, 0.7, 0.2, 0.022, 0.004);
        for (int post = -4; post <= 4; post++) {
            spot.line(spot.lit(Color.lch(0.3, 0.02, 260)), 0.004, post * 0.0235, 0.72, post * 0.0235, 0.762);
        }
        spot.line(spot.lit(Color.lch(0.3, 0.02, 260)), 0.006, -0.097, 0.762, 0.097, 0.762);
        boolean lamps = spot.sheet().light().lamps();
        spot.box(lamps ? LAMP : spot.lit(Color.lch(0.8, 0.05, 220)), -0.058, 0.722, 0.116, 0.12, 0.006);
        for (int bar = -1; bar <= 1; bar++) {
            spot.line(spot.lit(Color.lch(0.3, 0.02, 260)), 0.006, bar * 0.045, 0.722, bar * 0.045, 0.842);
        }
        spot.blob(red.lighter(-0.06), -0.08, 0.84, -0.05, 0.91, 0, 0.945, 0.05, 0.91, 0.08, 0.84);
        spot.line(red.lighter(-0.1), 0.01, 0, 0.93, 0, 0.99);
        if (lamps) {
            spot.glow(LAMP.withAlpha(0.9), 0, 0.78, 0.2);
        }
    }

    private static double wide(double up) {
        return 0.12 - 0.055 * (up - 0.1) / 0.6;
    }

    private static void beams(Spot spot) {
        for (int side = -1; side <= 1; side += 2) {
            double x = spot.x(0);
            double y = spot.y(0.78);
            double reach = spot.size() * 1.7;
            Outline beam = new Outline()
                    .move(x, y - spot.size() * 0.015)
                    .line(x + side * reach, y - spot.size() * 0.2)
                    .line(x + side * reach, y + spot.size() * 0.06)
                    .line(x, y + spot.size() * 0.015);
            spot.sheet().canvas().paint(beam, (px, py, rgba) -> {
                double far = Math.abs(px - x) / reach;
                rgba[0] = LAMP.red();
                rgba[1] = LAMP.green();
                rgba[2] = LAMP.blue();
                rgba[3] = (float) (0.34 * (1 - far) * (1 - far));
            });
        }
    }

    /** A cottage with a smoking chimney. */
    static void cottage(Spot spot) {
        Color wall = spot.lit(spot.sheet()
                .hues()
                .namedOr(Color.lch(0.9, 0.03, 80), Color.lch(0.72, 0.1, 70), Color.lch(0.6, 0.09, 240)));
        Color roof = spot.lit(Color.lch(0.46, 0.12, 35));
        Color wood = spot.lit(Color.lch(0.38, 0.06, 50));
        boolean lamps = spot.sheet().light().lamps();
        for (int puff = 0; puff < 5; puff++) {
            spot.disc(
                    spot.lit(Color.lch(0.9, 0.005, 240)).withAlpha(0.34 - 0.055 * puff),
                    0.2 + 0.022 * puff * puff * 0.6,
                    0.8 + 0.045 * puff,
                    0.026 + 0.012 * puff);
        }
        spot.box(roof.lighter(-0.12), 0.165, 0.56, 0.075, 0.2, 0.004);
        spot.box(wall, -0.34, 0.0, 0.68, 0.38, 0.004);
        spot.corners(Color.BLACK.withAlpha(0.16), -0.34, 0.38, 0.34, 0.38, 0.34, 0.33, -0.34, 0.33);
        spot.corners(roof, -0.43, 0.35, -0.24, 0.68, 0.24, 0.68, 0.43, 0.35);
        for (int row = 1; row < 6; row++) {
            double up = 0.35 + 0.055 * row;
            double half = 0.43 - 0.19 * (up - 0.35) / 0.33;
            spot.line(roof.lighter(-0.09), 0.005, -half, up, half, up);
        }
        spot.box(wood, -0.065, 0.0, 0.13, 0.25, 0.03);
        spot.disc(spot.lit(Color.lch(0.8, 0.12, 85)), 0.035, 0.12, 0.01);
        for (int side = -1; side <= 1; side += 2) {
            double x = side * 0.21;
            if (lamps) {
                spot.glow(LAMP.withAlpha(0.5), x, 0.2, 0.2);
            }
            spot.box(wood, x - 0.072, 0.118, 0.144, 0.154, 0.006);
            spot.box(lamps ? LAMP : spot.lit(Color.lch(0.68, 0.06, 235)), x - 0.06, 0.13, 0.12, 0.13, 0.004);
            spot.line(wood, 0.008, x, 0.13, x, 0.26);
            spot.line(wood, 0.008, x - 0.06, 0.195, x + 0.06, 0.195);
            for (int i = 0; i < 7; i++) {
                spot.disc(spot.lit(spot.sheet().hues().accent(i)), x - 0.06 + 0.02 * i, 0.118 + 0.008 * (i % 2), 0.014);
            }
        }
    }
}

package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Noise;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.scene.common.Sheet;

/** The beach in front of the sea, and rain or snow in front of everything. */
final class Shore {
    private final Sheet sheet;
    private final SeededRandom random;

    Shore(Sheet sheet) {
        this.sheet = sheet;
        this.random = sheet.random();
    }

    /** Paints wet and dry sand with the last wave's foam, and palms. */
    void beach(double horizon) {
        double top = horizon + (sheet.height() - horizon) * 0.5;
        Ridge edge = Ridge.hills(sheet, top + sheet.height() * 0.06, sheet.height() * 0.1, sheet.unit() * 0.8);
        Color sand = sheet.light().on(Color.lch(0.86, 0.07, 80));
        Gradient shades = Gradient.at(
                new double[] {0, 0.1, 0.3, 1}, sand.lighter(-0.2), sand.lighter(-0.12), sand, sand.lighter(0.03));
        Noise ripple = new Noise(random.nextLong());
        double unit = sheet.unit();
        Color foam = sheet.light().on(Color.lch(0.98, 0.008, 220));
        sheet.canvas().paint(edge.downTo(sheet.height() + 1), (x, y, rgba) -> {
            double depth = (y - edge.top(x)) / unit;
            double grain = ripple.layered(x / unit * 26, y / unit * 60, 2) * 0.05
                    + ripple.at(x / unit * 3, y / unit * 9) * 0.06;
            shades.at(depth * 2.4 + grain, rgba);
            double lace = Math.abs(depth - 0.012 - 0.012 * ripple.at(x / unit * 11, 5)) / 0.011;
            double white = Math.max(0, 1 - lace) * (0.55 + 0.6 * ripple.layered(x / unit * 40, y / unit * 40, 2));
            float share = (float) Math.max(0, Math.min(1, white));
            rgba[0] += (foam.red() - rgba[0]) * share;
            rgba[1] += (foam.green() - rgba[1]) * share;
            rgba[2] += (foam.blue() - rgba[2]) * share;
        });
        Trees.palm(sheet, sheet.width() * 0.13, sheet.height() * 0.9, sheet.height() * 0.62, 0.22);
        Trees.palm(sheet, sheet.width() * 0.05, sheet.height() * 0.97, sheet.height() * 0.76, 0.1);
    }

    /** Paints snow or rain between the viewer and the scene. */
    void falling(boolean rain) {
        int count = (int) (600 * sheet.detail());
        for (int i = 0; i < count; i++) {
            double near = StrictMath.pow(random.unit(), 4);
            double x = random.between(-0.1, 1.1) * sheet.width();
            double y = random.between(-0.1, 1.1) * sheet.height();
            if (rain) {
                double length = sheet.unit() * (0.02 + 0.06 * near);
                double wide = sheet.unit() * (0.001 + 0.0015 * near);
                sheet.canvas()
                        .paint(
                                Outline.stroke(x, y, wide * 0.5, x - length * 0.2, y + length, wide),
                                Color.lch(0.9, 0.01, 240).withAlpha(0.2 + 0.2 * near));
            } else {
                double size = sheet.unit() * (0.0016 + 0.009 * near);
                sheet.canvas().paint(Outline.circle(x, y, size), Color.WHITE.withAlpha(0.85 - 0.5 * near));
            }
        }
    }
}

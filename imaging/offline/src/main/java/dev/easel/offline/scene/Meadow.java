package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.scene.common.Light;
import dev.easel.offline.scene.common.Sheet;
import dev.easel.offline.scene.object.Blossoms;

/** Grass and flowers in the foreground: many small ones further away, a few large ones nearby. */
final class Meadow {
    private final Sheet sheet;
    private final Light light;
    private final SeededRandom random;

    Meadow(Sheet sheet) {
        this.sheet = sheet;
        this.light = sheet.light();
        this.random = sheet.random();
    }

    /** Paints a strip of meadow from a row to the bottom of the canvas. */
    void paint(double from, boolean flowers) {
        double to = sheet.height();
        Color near = Color.lch(0.38, 0.09, 135);
        Color far = Color.lch(0.56, 0.11, 125);
        Ridge edge = Ridge.hills(sheet, from + (to - from) * 0.1, (to - from) * 0.12, sheet.unit() * 0.5);
        sheet.canvas()
                .paint(
                        edge.downTo(to + 2),
                        Ink.along(
                                0,
                                from,
                                0,
                                to,
                                Gradient.of(light.on(far, 0.3), light.on(far.mix(near, 0.6)), light.on(near))));
        int rows = (int) (16 * Math.max(0.5, sheet.detail()));
        for (int row = 0; row < rows; row++) {
            double depth = (row + 0.5) / rows;
            double y = from + (to - from) * (0.1 + 1.02 * depth * depth);
            double size = sheet.unit() * (0.012 + 0.085 * depth * depth);
            grass(y, size, depth, far.mix(near, depth));
            if (flowers) {
                flowers(y, size, depth);
            }
        }
    }

    private void grass(double y, double size, double depth, Color color) {
        double step = size * 0.28;
        for (int shade = 0; shade < 3; shade++) {
            Outline blades = new Outline();
            for (double x = -step; x < sheet.width() + step; x += step * random.between(1.2, 4)) {
                double tall = size * random.between(0.6, 1.5);
                double lean = tall * random.between(-0.4, 0.4);
                double wide = size * 0.05;
                double foot = y + size * random.between(0, 0.5);
                blades.move(x - wide, foot)
                        .curve(x, foot - tall * 0.6, x + lean, foot - tall)
                        .curve(x + wide, foot - tall * 0.5, x + wide, foot);
            }
            sheet.canvas().paint(blades, light.on(color.lighter(-0.07 + 0.08 * shade), 0.35 * (1 - depth)));
        }
    }

    private void flowers(double y, double size, double depth) {
        double step = size * 1.5;
        for (double x = random.between(-step, step); x < sheet.width() + step; x += step * random.between(0.5, 2.1)) {
            int kind = random.below(5);
            Color petal = light.on(sheet.hues().accent(kind), 0.3 * (1 - depth));
            double top = y - size * random.between(0.5, 1.5);
            double radius = size * random.between(0.2, 0.34);
            Color stem = light.on(Color.lch(0.45, 0.11, 135), 0.3 * (1 - depth));
            sheet.canvas()
                    .paint(
                            Outline.stroke(
                                    x,
                                    y + size * 0.4,
                                    size * 0.05,
                                    x + size * random.between(-0.1, 0.1),
                                    top,
                                    size * 0.035),
                            stem);
            Blossoms.small(sheet, x, top, radius, petal, kind);
        }
    }
}

package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Light;
import dev.easel.offline.scene.common.Sheet;

/** Rows of buildings with windows, lit after dark. */
final class Skyline {
    private final Sheet sheet;
    private final Light light;
    private final SeededRandom random;
    private final boolean future;

    Skyline(Sheet sheet) {
        this.sheet = sheet;
        this.light = sheet.light();
        this.random = sheet.random();
        this.future = sheet.names(Motif.FUTURE);
    }

    /** Paints rows of buildings on a baseline. */
    void paint(double base, double tall) {
        int rows = 3;
        for (int row = 0; row < rows; row++) {
            double near = (row + 0.6) / rows;
            double wide = sheet.unit() * (0.045 + 0.05 * near);
            double limit = tall * (1 - 0.24 * row);
            for (double x = -wide * random.unit(); x < sheet.width(); ) {
                double width = wide * random.between(0.7, 1.5);
                double middle = 1 - Math.abs(x + width / 2 - sheet.width() / 2) / sheet.width();
                double height = limit * (0.25 + 0.75 * middle * StrictMath.pow(random.unit(), 0.8));
                building(x, base, width, height, near);
                x += width * random.between(0.86, 1.12);
            }
            if (row < rows - 1) {
                new Land(sheet).mist(base, tall * 0.35, 0.35);
            }
        }
    }

    private void building(double x, double base, double width, double height, double near) {
        double distance = 0.75 * (1 - near);
        Color wall = Color.lch(random.between(0.36, 0.6), 0.025, random.chance(0.5) ? 250 : 50);
        wall = light.lamps() ? wall.lighter(-0.14) : wall;
        Color lit = light.on(wall.lighter(0.07), distance);
        Color dark = light.on(wall.lighter(-0.1), distance);
        double top = base - height;
        Outline body = Outline.rectangle(x, top, width, height);
        crown(body, x, top, width, height);
        sheet.canvas()
                .paint(
                        body,
                        Ink.along(
                                x,
                                0,
                                x + width,
                                0,
                                Gradient.at(new double[] {0, 0.62, 0.64, 1}, lit, lit, dark, dark.lighter(-0.03))));
        windows(x, top, base, width, near, distance);
        if (future && random.chance(0.4)) {
            neon(x, top, width, height, near);
        }
    }

    private void crown(Outline body, double x, double top, double width, double height) {
        int kind = random.below(future ? 5 : 6);
        double middle = x + width / 2;
        if (kind == 0) {
            body.and(Outline.rectangle(x + width * 0.2, top - height * 0.06, width * 0.6, height * 0.06 + 1));
            body.and(Outline.rectangle(middle - width * 0.02, top - height * 0.22, width * 0.04, height * 0.18));
        } else if (kind == 1) {
            body.move(x, top + 1).line(middle, top - width * 0.8).line(x + width, top + 1);
        } else if (kind == 2) {
            body.move(x, top + 1).line(x, top - width * 0.35).line(x + width, top + 1);
        } else if (kind == 3 && future) {
            body.move(x, top + 1)
                    .curve(x + width * 0.1, top - width, middle, top - width * 1.1)
                    .curve(x + width * 0.9, top - width, x + width, top + 1);
        }
    }

    private void windows(double x, double top, double base, double width, double near, double distance) {
        int columns = (int) Math.max(2, Math.min(9, width / (sheet.unit() * 0.011)));
        double cell = width / (columns + 0.6);
        double rise = cell * 1.35;
        int rows = (int) Math.min(70, (base - top) / rise - 0.5);
        Color glass = light.on(Color.lch(0.55, 0.05, 240), distance).mix(light.horizon(), 0.35);
        Color[] lamp = {
            Color.lch(0.86, 0.13, 80),
            Color.lch(0.9, 0.09, 95),
            future ? Color.lch(0.8, 0.14, 200) : Color.lch(0.8, 0.14, 65)
        };
        double share = light.lamps() ? 0.45 : 0.03;
        Outline dark = new Outline();
        Outline[] bright = {new Outline(), new Outline(), new Outline()};
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double wx = x + cell * (0.5 + column);
                double wy = top + rise * (0.6 + row);
                Outline pane = random.chance(share) ? bright[random.below(3)] : dark;
                pane.move(wx, wy)
                        .line(wx + cell * 0.58, wy)
                        .line(wx + cell * 0.58, wy + rise * 0.6)
                        .line(wx, wy + rise * 0.6);
            }
        }
        sheet.canvas().paint(dark, glass.withAlpha(light.lamps() ? 0.18 : 0.5));
        for (int i = 0; i < 3; i++) {
            sheet.canvas()
                    .paint(bright[i], lamp[i].mix(light.haze(), distance * 0.4).withAlpha(0.5 + 0.5 * near));
        }
    }

    private void neon(double x, double top, double width, double height, double near) {
        Color color = sheet.hues().named()
                ? sheet.hues().accent(random.below(4))
                : Color.lch(0.72, 0.22, random.chance(0.5) ? 340 : 195);
        double side = x + width * (random.chance(0.5) ? 0.06 : 0.9);
        double line = sheet.unit() * 0.003 * (0.6 + near);
        sheet.canvas()
                .paint(
                        Outline.rounded(side, top + height * 0.08, line, height * random.between(0.25, 0.6), line),
                        color.lighter(0.1));
        sheet.canvas().glow(side, top + height * 0.25, width * 0.9, color.withAlpha(0.3));
    }
}

package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Noise;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Light;
import dev.easel.offline.scene.common.Sheet;

/** Indoor backgrounds: a photo studio, an office, a room with a table. */
final class Backdrop {
    private final Sheet sheet;
    private final SeededRandom random;

    Backdrop(Sheet sheet) {
        this.sheet = sheet;
        this.random = sheet.random();
    }

    /** A wall that curves into the floor, lit from behind. */
    void studio(double floor) {
        boolean dark = sheet.names(Motif.NIGHT, Motif.WATCH, Motif.FUTURE);
        double hue = sheet.hues().hue(0);
        double[] tone = new double[][] {{0.87, 0.04}, {0.6, 0.07}, {0.76, 0.09}}[sheet.variant() % 3];
        Color wall = dark ? Color.lch(0.27, 0.035, hue) : Color.lch(tone[0], tone[1], hue);
        Color edge = wall.lighter(dark ? -0.13 : -0.12).stronger(1.2);
        Color middle = wall.lighter(dark ? 0.17 : 0.08);
        double reach = Math.hypot(sheet.width(), sheet.height()) * 0.62;
        sheet.canvas().fill(Ink.around(sheet.width() / 2, floor * 0.62, reach, Gradient.of(middle, wall, edge)));
        Color floorColor = wall.lighter(dark ? 0.03 : 0.04);
        sheet.canvas()
                .fill(
                        floor * 0.93,
                        sheet.height(),
                        Ink.along(
                                0,
                                floor * 0.93,
                                0,
                                sheet.height(),
                                Gradient.of(
                                        floorColor.withAlpha(0),
                                        floorColor.withAlpha(0.85),
                                        floorColor.lighter(-0.1).withAlpha(0.9))));
    }

    /** A bright office out of focus: windows, plants, a shelf. */
    void office() {
        Color wall = Color.lch(0.86, 0.02, 230);
        sheet.canvas()
                .fill(Ink.along(0, 0, 0, sheet.height(), Gradient.of(wall.lighter(0.06), wall, wall.lighter(-0.14))));
        double unit = sheet.unit();
        for (int pane = -1; pane < 6; pane++) {
            double x = (pane * 0.36 + 0.06) * unit;
            soft(
                    Outline.rectangle(x, -unit * 0.1, unit * 0.29, sheet.height() * 0.66),
                    Color.lch(0.97, 0.025, 215),
                    7,
                    unit * 0.012);
        }
        soft(
                Outline.rectangle(-unit * 0.1, sheet.height() * 0.7, sheet.width() + unit * 0.2, sheet.height()),
                Color.lch(0.6, 0.03, 60),
                7,
                unit * 0.016);
        for (int leaf = 0; leaf < 16; leaf++) {
            double angle = random.between(-2.7, -0.4);
            double reach = unit * random.between(0.1, 0.24);
            double x = sheet.width() * 0.93 + reach * 0.5 * StrictMath.cos(angle);
            double y = sheet.height() * 0.62 + reach * 0.5 * StrictMath.sin(angle);
            soft(
                    Outline.ellipse(x, y, reach * 0.5, reach * 0.13, angle),
                    Color.lch(random.between(0.5, 0.66), 0.09, 145),
                    4,
                    unit * 0.006);
        }
        for (int spot = 0; spot < 14; spot++) {
            double x = random.unit() * sheet.width();
            double y = random.between(0.05, 0.6) * sheet.height();
            sheet.canvas()
                    .paint(
                            Outline.circle(x, y, unit * random.between(0.012, 0.045)),
                            Color.lch(0.97, 0.05, 85).withAlpha(0.16));
        }
    }

    /** Paints several thin layers, each a little larger, that look like a shape out of focus. */
    private void soft(Outline outline, Color color, int layers, double blur) {
        for (int layer = 0; layer < layers; layer++) {
            double step = blur * (layer - layers / 2.0) / layers * 2;
            sheet.canvas().paint(new Outline().and(outline).moved(step, step * 0.4), color.withAlpha(1.6 / layers));
        }
    }

    /** A room: a wall, a window, hanging lamps, and a wooden table in front. */
    void room(double table) {
        double unit = sheet.unit();
        Color wall = Color.lch(0.5, 0.065, 48);
        sheet.canvas()
                .fill(Ink.around(
                        sheet.width() * 0.5,
                        table * 0.45,
                        sheet.width() * 0.8,
                        Gradient.of(wall.lighter(0.16), wall, wall.lighter(-0.2))));
        window(sheet.width() * 0.1, table * 0.12, sheet.width() * 0.3, table * 0.62);
        shelf(sheet.width() * 0.56, table * 0.42, sheet.width() * 0.36);
        for (int lamp = 0; lamp < 3; lamp++) {
            lamp(sheet.width() * (0.52 + 0.19 * lamp), table * (0.2 + 0.05 * (lamp % 2)), unit * 0.05);
        }
        Noise grain = new Noise(random.nextLong());
        Gradient wood = Gradient.of(Color.lch(0.3, 0.06, 45), Color.lch(0.44, 0.08, 52), Color.lch(0.56, 0.085, 58));
        sheet.canvas().fill(table, sheet.height(), (x, y, rgba) -> {
            double near = (y - table) / (sheet.height() - table);
            double across = (x - sheet.width() / 2) / (0.5 + near) / unit;
            double lines = grain.layered(across * 2.2, near * 14 + 3 * grain.at(across * 1.3, near * 2), 3);
            wood.at(0.48 + 0.4 * lines + 0.16 * (1 - near), rgba);
        });
    }

    private void window(double x, double y, double wide, double tall) {
        Light light = sheet.light();
        Color frame = Color.lch(0.32, 0.04, 50);
        sheet.canvas()
                .glow(x + wide / 2, y + tall / 2, wide * 1.3, light.horizon().withAlpha(0.35));
        sheet.canvas()
                .paint(Outline.rectangle(x - wide * 0.04, y - wide * 0.04, wide * 1.08, tall + wide * 0.08), frame);
        sheet.canvas()
                .paint(
                        Outline.rectangle(x, y, wide, tall),
                        Ink.along(0, y, 0, y + tall, Gradient.of(light.middle(), light.horizon())));
        for (int i = 0; i < 26; i++) {
            double cx = x + wide * random.between(0.08, 0.92);
            double cy = y + tall * random.between(0.35, 0.93);
            sheet.canvas()
                    .paint(
                            Outline.circle(cx, cy, wide * random.between(0.02, 0.07)),
                            Color.lch(0.8, 0.12, random.between(20, 110)).withAlpha(0.25));
        }
        sheet.canvas().paint(Outline.rectangle(x + wide * 0.48, y, wide * 0.04, tall), frame);
        sheet.canvas().paint(Outline.rectangle(x, y + tall * 0.45, wide, wide * 0.03), frame);
    }

    private void shelf(double x, double y, double wide) {
        double unit = sheet.unit();
        sheet.canvas().paint(Outline.rectangle(x, y, wide, unit * 0.014), Color.lch(0.3, 0.05, 48));
        for (double at = x + unit * 0.02; at < x + wide - unit * 0.05; at += unit * random.between(0.03, 0.07)) {
            double tall = unit * random.between(0.05, 0.11);
            Color color = Color.lch(random.between(0.4, 0.75), 0.07, random.between(20, 110));
            sheet.canvas()
                    .paint(Outline.rounded(at, y - tall, unit * random.between(0.02, 0.04), tall, unit * 0.006), color);
        }
    }

    private void lamp(double x, double y, double size) {
        Color glow = Color.lch(0.93, 0.11, 82);
        sheet.canvas().paint(Outline.rectangle(x - size * 0.04, 0, size * 0.08, y), Color.lch(0.2, 0.02, 50));
        sheet.canvas().glow(x, y + size * 0.5, size * 6, glow.withAlpha(0.3));
        sheet.canvas().glow(x, y + size * 0.5, size * 2, glow.withAlpha(0.6));
        sheet.canvas()
                .paint(
                        new Outline()
                                .move(x - size * 0.3, y)
                                .line(x + size * 0.3, y)
                                .line(x + size, y + size * 0.8)
                                .line(x - size, y + size * 0.8),
                        Color.lch(0.28, 0.03, 60));
        sheet.canvas().paint(Outline.ellipse(x, y + size * 0.8, size * 0.9, size * 0.18, 0), glow);
    }
}

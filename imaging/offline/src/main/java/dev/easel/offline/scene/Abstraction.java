package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Noise;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Curves;
import dev.easel.offline.scene.common.Sheet;
import dev.easel.offline.scene.common.Spot;

/** Abstract images of color and shape, for prompts that request them or name no known motif. */
final class Abstraction {
    private final Sheet sheet;
    private final SeededRandom random;
    private final boolean dark;

    Abstraction(Sheet sheet) {
        this.sheet = sheet;
        this.random = sheet.random();
        this.dark = sheet.names(Motif.NIGHT, Motif.FUTURE) || random.chance(0.4);
    }

    private Color tone(int index) {
        return sheet.hues().accent(index);
    }

    /** Paints a background of slowly changing color. */
    void background() {
        Color base = dark
                ? Color.lch(0.2, 0.05, sheet.hues().hue(0))
                : Color.lch(0.95, 0.025, sheet.hues().hue(0));
        Color other = dark
                ? Color.lch(0.34, 0.1, sheet.hues().hue(1))
                : Color.lch(0.86, 0.06, sheet.hues().hue(1));
        Color third = dark
                ? Color.lch(0.15, 0.05, sheet.hues().hue(2))
                : Color.lch(0.9, 0.05, sheet.hues().hue(2));
        Noise drift = new Noise(random.nextLong());
        Gradient colors = Gradient.of(third, base, other);
        double scale = 1.1 / sheet.unit();
        sheet.canvas()
                .wash(
                        0,
                        sheet.height(),
                        (x, y, rgba) -> colors.at(
                                0.5 + 0.55 * drift.layered(x * scale, y * scale, 2) + 0.3 * (y / sheet.height() - 0.5),
                                rgba));
    }

    /** Paints bands that flow together across the image, each in another color, lighter along one edge. */
    void ribbons() {
        int count = 9;
        Noise flow = new Noise(random.nextLong());
        double middle = sheet.height() * random.between(0.35, 0.65);
        double spread = sheet.unit() * random.between(0.035, 0.06);
        double swing = sheet.height() * random.between(0.18, 0.3);
        for (int band = 0; band < count; band++) {
            Color color = tone(band);
            double place = (band - count / 2.0) * spread;
            int steps = 90;
            double[] upper = new double[steps + 1];
            double[] lower = new double[steps + 1];
            for (int i = 0; i <= steps; i++) {
                double t = (double) i / steps;
                double bend = swing * flow.layered(t * 1.9, 0.045 * band, 2);
                double pinch = 0.35 + 0.9 * Math.abs(flow.at(t * 1.3 + 40, 0.03 * band));
                upper[i] = middle + bend + place * (0.5 + pinch);
                lower[i] = upper[i] + spread * (0.35 + 1.1 * pinch);
            }
            ribbon(upper, lower, color, band);
        }
    }

    private void ribbon(double[] upper, double[] lower, Color color, int band) {
        int steps = upper.length - 1;
        double wide = sheet.width() * 1.04;
        Outline outline = new Outline().move(-0.02 * sheet.width(), upper[0]);
        for (int i = 1; i <= steps; i++) {
            outline.line(-0.02 * sheet.width() + wide * i / steps, upper[i]);
        }
        for (int i = steps; i >= 0; i--) {
            outline.line(-0.02 * sheet.width() + wide * i / steps, lower[i]);
        }
        Gradient across = Gradient.at(
                new double[] {0, 0.12, 0.6, 1}, color.lighter(0.18), color.lighter(0.05), color, color.lighter(-0.16));
        double shift = 0.25 * band;
        sheet.canvas().paint(outline, (x, y, rgba) -> {
            double at = Math.max(0, Math.min(steps - 1.001, (x / sheet.width() + 0.02) / 1.04 * steps));
            int i = (int) at;
            double top = upper[i] + (upper[i + 1] - upper[i]) * (at - i);
            double bottom = lower[i] + (lower[i + 1] - lower[i]) * (at - i);
            across.at((y - top) / Math.max(1, bottom - top), rgba);
            float glow = (float) (1 + 0.22 * Curves.wave(x / sheet.width() * 0.8 + shift));
            rgba[0] *= glow;
            rgba[1] *= glow;
            rgba[2] *= glow;
            rgba[3] = 0.9f;
        });
    }

    /** Paints discs, rings, triangles and balls. */
    void discs() {
        int count = 4 + random.below(6);
        for (int i = 0; i < count; i++) {
            double radius = sheet.unit() * 0.2 * StrictMath.pow(random.unit(), 1.6) + sheet.unit() * 0.02;
            double x = random.between(0.05, 0.95) * sheet.width();
            double y = random.between(0.05, 0.95) * sheet.height();
            Color color = tone(random.below(6));
            double angle = random.between(0, 2 * Math.PI);
            double dx = radius * StrictMath.cos(angle);
            double dy = radius * StrictMath.sin(angle);
            switch (random.below(4)) {
                case 0 ->
                    sheet.canvas()
                            .paint(
                                    Outline.circle(x, y, radius),
                                    Ink.along(
                                            x - dx,
                                            y - dy,
                                            x + dx,
                                            y + dy,
                                            Gradient.of(color.lighter(0.1), color.withAlpha(0.15))));
                case 1 -> new Spot(sheet, x, y, radius).ring(color.withAlpha(0.9), 0, 0, 1, 0.14);
                case 2 ->
                    sheet.canvas()
                            .paint(
                                    new Outline()
                                            .move(x + dx, y + dy)
                                            .line(x - dx * 0.5 - dy * 0.87, y - dy * 0.5 + dx * 0.87)
                                            .line(x - dx * 0.5 + dy * 0.87, y - dy * 0.5 - dx * 0.87),
                                    Ink.along(
                                            x - dx,
                                            y - dy,
                                            x + dx,
                                            y + dy,
                                            Gradient.of(color.withAlpha(0.25), color.lighter(0.05))));
                default -> {
                    sheet.canvas().glow(x, y, radius * 1.9, color.withAlpha(dark ? 0.35 : 0.1));
                    sheet.canvas()
                            .paint(
                                    Outline.circle(x, y, radius * 0.8),
                                    Ink.around(
                                            x - radius * 0.25,
                                            y - radius * 0.3,
                                            radius * 1.3,
                                            Gradient.of(color.lighter(0.25), color, color.lighter(-0.25))));
                }
            }
        }
    }

    /** Paints fine arcs of circles around one center. */
    void arcs() {
        Color line = dark ? Color.WHITE : Color.lch(0.25, 0.03, sheet.hues().hue(0));
        double x = random.between(0.2, 0.8) * sheet.width();
        double y = random.between(0.2, 0.8) * sheet.height();
        double from = random.between(0, 2 * Math.PI);
        Spot spot = new Spot(sheet, x, y, sheet.unit());
        for (int arc = 0; arc < 6; arc++) {
            double start = from + 0.2 * arc;
            spot.arc(line.withAlpha(0.7), 0, 0, 0.16 + 0.022 * arc, 0.0022, start, start + 1.9 - 0.2 * arc);
        }
    }
}

package dev.easel.offline.scene.object;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.scene.common.Sheet;
import dev.easel.offline.scene.common.Spot;

/** Single blossoms. */
public final class Blossoms {
    private Blossoms() {}

    /** Paints a blossom of a meadow: a daisy, a poppy, a bell, a star or a tuft. */
    public static void small(Sheet sheet, double x, double y, double radius, Color petal, int kind) {
        SeededRandom random = sheet.random();
        double tilt = random.between(0.55, 0.95);
        Color heart = sheet.light().on(Color.lch(0.82, 0.16, 88));
        if (kind == 1) {
            Spot spot = new Spot(sheet, x, y + radius, 2 * radius);
            spot.blob(petal, -0.5, 0.6, -0.2, 0.875, 0.25, 0.85, 0.5, 0.575, 0.25, 0.15, -0.25, 0.15);
            spot.oval(spot.lit(Color.lch(0.25, 0.03, 300)), 0, 0.5, 0.12, 0.1, 0);
            return;
        }
        int petals = kind == 0 ? 11 : kind == 3 ? 5 : 7;
        double wide = kind == 0 ? 0.17 : kind == 3 ? 0.3 : 0.24;
        Outline crown = new Outline();
        double turn = random.between(0, 1);
        for (int i = 0; i < petals; i++) {
            double angle = 2 * Math.PI * (i + turn) / petals;
            double cx = x + radius * 0.58 * StrictMath.cos(angle);
            double cy = y + radius * 0.58 * tilt * StrictMath.sin(angle);
            crown.and(Outline.ellipse(
                    cx,
                    cy,
                    radius * 0.48,
                    radius * wide,
                    StrictMath.atan2(tilt * StrictMath.sin(angle), StrictMath.cos(angle))));
        }
        sheet.canvas()
                .paint(
                        crown,
                        Ink.around(x, y, radius * 1.1, Gradient.of(petal.lighter(-0.12), petal, petal.lighter(0.07))));
        sheet.canvas().paint(Outline.ellipse(x, y, radius * 0.27, radius * 0.27 * tilt, 0), heart);
        sheet.canvas()
                .paint(
                        Outline.ellipse(x, y + radius * 0.06, radius * 0.17, radius * 0.15 * tilt, 0),
                        heart.lighter(-0.12));
    }

    /** Paints a large blossom of several rings of petals, each petal shaded and veined. */
    public static void large(Sheet sheet, double x, double y, double radius, Color petal) {
        SeededRandom random = sheet.random();
        double turn = random.between(0, 1);
        int[] counts = {13, 11, 8};
        for (int ring = 0; ring < counts.length; ring++) {
            double reach = radius * (1 - 0.27 * ring);
            Color color = petal.lighter(0.045 * ring - 0.03);
            for (int i = 0; i < counts[ring]; i++) {
                double angle = 2 * Math.PI * (i + turn + 0.5 * ring) / counts[ring] + random.between(-0.05, 0.05);
                petal(
                        sheet,
                        x,
                        y,
                        reach * random.between(0.93, 1.05),
                        angle,
                        reach * 0.3,
                        color.lighter(random.between(-0.025, 0.025)));
            }
        }
        Color heart = Color.lch(0.8, 0.16, 85);
        double middle = radius * 0.2;
        sheet.canvas()
                .paint(
                        Outline.circle(x, y, middle),
                        Ink.around(
                                x - middle * 0.3,
                                y - middle * 0.3,
                                middle * 1.5,
                                Gradient.of(heart.lighter(0.08), heart, heart.lighter(-0.25))));
        for (int i = 0; i < 60; i++) {
            double angle = i * 2.399963;
            double out = middle * 0.92 * Math.sqrt((i + 0.5) / 60);
            sheet.canvas()
                    .paint(
                            Outline.circle(
                                    x + out * StrictMath.cos(angle), y + out * StrictMath.sin(angle), middle * 0.065),
                            heart.lighter(-0.3 + 0.22 * (out / middle)));
        }
    }

    private static void petal(Sheet sheet, double x, double y, double reach, double angle, double wide, Color color) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double endX = x + reach * cos;
        double endY = y + reach * sin;
        Outline outline = new Outline()
                .move(x, y)
                .curve(
                        x + reach * 0.35 * cos - wide * sin,
                        y + reach * 0.35 * sin + wide * cos,
                        x + reach * 0.85 * cos - wide * 0.9 * sin,
                        y + reach * 0.85 * sin + wide * 0.9 * cos,
                        endX,
                        endY)
                .curve(
                        x + reach * 0.85 * cos + wide * 0.9 * sin,
                        y + reach * 0.85 * sin - wide * 0.9 * cos,
                        x + reach * 0.35 * cos + wide * sin,
                        y + reach * 0.35 * sin - wide * cos,
                        x,
                        y);
        Gradient along = Gradient.at(
                new double[] {0, 0.35, 1},
                color.lighter(-0.22).stronger(1.1),
                color,
                color.lighter(0.1).stronger(0.85));
        sheet.canvas().paint(outline, (px, py, rgba) -> {
            double dx = px - x;
            double dy = py - y;
            double out = (dx * cos + dy * sin) / reach;
            double across = (dy * cos - dx * sin) / wide;
            along.at(out, rgba);
            double shade = 1
                    - 0.32 * across * across
                    - 0.1 * Math.abs(across - Math.floor(across * 4) / 4 - 0.125)
                    - (across < 0 ? 0.07 : 0);
            for (int i = 0; i < 3; i++) {
                rgba[i] *= (float) Math.max(0.3, shade);
            }
        });
        sheet.canvas()
                .paint(
                        Outline.stroke(
                                x + reach * 0.15 * cos,
                                y + reach * 0.15 * sin,
                                reach * 0.012,
                                endX - reach * 0.1 * cos,
                                endY - reach * 0.1 * sin,
                                0.4),
                        color.lighter(-0.12).withAlpha(0.35));
    }
}

package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Noise;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.scene.common.Curves;
import dev.easel.offline.scene.common.Sheet;

/** Space: nebulae, stars, planets. */
final class Cosmos {
    private final Sheet sheet;
    private final SeededRandom random;

    Cosmos(Sheet sheet) {
        this.sheet = sheet;
        this.random = sheet.random();
    }

    /** Paints a planet, with or without rings, and its moon. */
    void planets() {
        double radius = sheet.unit() * random.between(0.17, 0.24);
        double x = sheet.width() * (random.chance(0.5) ? 0.3 : 0.7);
        planet(x, sheet.height() * random.between(0.4, 0.62), radius, random.chance(0.6), 0);
        planet(sheet.width() - x * 1.05, sheet.height() * random.between(0.18, 0.3), radius * 0.26, false, 1);
    }

    /** Paints clouds of gas with lanes of dust. */
    void nebula() {
        Noise warp = new Noise(random.nextLong());
        Noise gas = new Noise(random.nextLong());
        Noise dust = new Noise(random.nextLong());
        double hue = sheet.hues().hue(0);
        Gradient colors = Gradient.at(
                new double[] {0, 0.3, 0.55, 0.8, 1},
                Color.lch(0.1, 0.04, 275),
                Color.lch(0.26, 0.12, hue),
                Color.lch(0.5, 0.17, hue + 40),
                Color.lch(0.76, 0.13, hue + 75),
                Color.lch(0.96, 0.04, hue + 90));
        double scale = 2.3 / sheet.unit();
        double slope = random.between(-0.6, 0.6);
        sheet.canvas().wash(0, sheet.height(), (x, y, rgba) -> {
            double u = x * scale;
            double v = y * scale;
            double bend = warp.layered(u * 0.8, v * 0.8, 3);
            double cloud = gas.layered(u + bend * 0.9, v - bend * 0.7, 5);
            double lane = Math.max(0, dust.layered(u * 1.4 + bend, v * 1.4, 4) - 0.08);
            double off = (y - sheet.height() / 2 - slope * (x - sheet.width() / 2)) / (sheet.unit() * 0.42);
            double band = Curves.bell(off + bend * 0.4);
            colors.at(0.06 + 0.5 * band * (0.55 + 0.9 * cloud) + 0.2 * Math.max(0, cloud) - 0.5 * lane * band, rgba);
        });
    }

    /** Paints stars, a few of them with rays. */
    void stars() {
        int count = (int) Math.min(4000, sheet.width() * sheet.height() / 900 * sheet.detail());
        for (int i = 0; i < count; i++) {
            double x = random.between(0, sheet.width());
            double y = random.between(0, sheet.height());
            double rare = StrictMath.pow(random.unit(), 6);
            double size = sheet.unit() / 1024 * (0.45 + 1.5 * rare);
            Color color = Color.lch(0.97, 0.05, random.chance(0.35) ? 60 : 255);
            sheet.canvas().paint(Outline.circle(x, y, size), color.withAlpha(random.between(0.25, 1)));
            if (rare > 0.6) {
                sheet.canvas().glow(x, y, size * 12, color.withAlpha(0.35));
                double ray = size * 7;
                sheet.canvas()
                        .paint(
                                new Outline()
                                        .move(x - ray, y)
                                        .line(x, y - size * 0.3)
                                        .line(x + ray, y)
                                        .line(x, y + size * 0.3),
                                color.withAlpha(0.6));
                sheet.canvas()
                        .paint(
                                new Outline()
                                        .move(x, y - ray)
                                        .line(x + size * 0.3, y)
                                        .line(x, y + ray)
                                        .line(x - size * 0.3, y),
                                color.withAlpha(0.6));
            }
        }
    }

    private void planet(double x, double y, double radius, boolean ringed, int index) {
        Color body = sheet.hues().accent(index);
        Gradient bands = Gradient.of(
                body.lighter(-0.2), body, body.lighter(0.13).stronger(0.6), body.lighter(-0.06), body.lighter(0.05));
        Noise bend = new Noise(random.nextLong());
        double tilt = random.between(-0.5, 0.5);
        double cos = StrictMath.cos(tilt);
        double sin = StrictMath.sin(tilt);
        if (ringed) {
            ring(x, y, radius, tilt, body, true);
        }
        sheet.canvas().glow(x, y, radius * 1.35, body.withAlpha(0.25));
        sheet.canvas().paint(Outline.circle(x, y, radius), (px, py, rgba) -> {
            double u = ((px - x) * cos + (py - y) * sin) / radius;
            double v = ((py - y) * cos - (px - x) * sin) / radius;
            double bulge = Math.sqrt(Math.max(0, 1 - u * u - v * v));
            double band = 0.5
                    + 0.5 * bend.layered(v * 3.2 + 0.12 * bend.layered(u * 2.5, v * 6, 3), 3.3, 3)
                    + 0.05 * bend.layered(u * 3 + 9, v * 14, 3);
            bands.at(band, rgba);
            double lit = Math.max(0, -0.62 * (px - x) / radius - 0.45 * (py - y) / radius + 0.62 * bulge);
            double rim = (1 - bulge) * (1 - bulge) * 0.35 * lit;
            for (int i = 0; i < 3; i++) {
                rgba[i] = (float) (rgba[i] * (0.012 + 1.15 * lit) + rim);
            }
        });
        if (ringed) {
            ring(x, y, radius, tilt, body, false);
        }
    }

    /** Paints half of the ring: the half behind the planet before it, the half in front after it. */
    private void ring(double x, double y, double radius, double tilt, Color body, boolean behind) {
        double cos = StrictMath.cos(tilt);
        double sin = StrictMath.sin(tilt);
        Noise grooves = new Noise(random.nextLong());
        Color ice = body.mix(Color.lch(0.88, 0.03, 80), 0.6);
        sheet.canvas().paint(Outline.ellipse(x, y, radius * 2.25, radius * 0.62, tilt), (px, py, rgba) -> {
            double u = ((px - x) * cos + (py - y) * sin) / radius;
            double v = ((py - y) * cos - (px - x) * sin) / radius;
            double out = Math.sqrt(u * u + v * v / (0.62 * 0.62 / (2.25 * 2.25)));
            double place = (out - 1.35) / 0.9;
            boolean visible = behind ? v < 0 : v >= 0;
            double groove = 0.62 + 0.5 * grooves.layered(out * 13, 1.5, 3);
            rgba[0] = ice.red();
            rgba[1] = ice.green();
            rgba[2] = ice.blue();
            rgba[3] = place < 0 || place > 1 || !visible
                    ? 0
                    : (float) Math.max(0, Math.min(0.9, groove * Math.min(1, 8 * place * (1 - place))));
        });
    }
}

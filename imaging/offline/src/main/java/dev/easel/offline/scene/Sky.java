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

/** The sky down to a horizon: its colors, stars, sun or moon, clouds, aurora and rainbow. */
final class Sky {
    private final Sheet sheet;
    private final double horizon;
    private final double sunX;
    private final double sunY;

    Sky(Sheet sheet, double horizon) {
        this.sheet = sheet;
        this.horizon = horizon;
        SeededRandom random = sheet.random();
        this.sunX = sheet.width() * (random.chance(0.5) ? random.between(0.18, 0.4) : random.between(0.6, 0.82));
        this.sunY = horizon * (1 - sheet.light().sunHeight());
    }

    double sunX() {
        return sunX;
    }

    void paint() {
        Light light = sheet.light();
        Gradient colors = Gradient.at(
                new double[] {0, 0.5, 0.82, 1},
                light.zenith(),
                light.middle(),
                light.middle().mix(light.horizon(), 0.65),
                light.horizon());
        sheet.canvas().fill(Ink.along(0, 0, 0, horizon * 1.02, colors));
        boolean night = light.day() < 0.2;
        if (light.day() < 0.4) {
            stars();
        }
        if (sheet.names(Motif.AURORA)) {
            aurora();
        }
        if (!sheet.names(Motif.STORM, Motif.RAIN)) {
            if (night) {
                moon();
            } else {
                sun();
            }
        }
        clouds(night);
        if (sheet.names(Motif.RAINBOW)) {
            rainbow();
        }
    }

    private void stars() {
        SeededRandom random = sheet.random();
        int count = (int) (sheet.width() * horizon / 1700 * sheet.detail());
        double dim = Math.max(0.25, 1 - sheet.light().day() * 2);
        for (int i = 0; i < Math.min(count, 2500); i++) {
            double x = random.between(0, sheet.width());
            double y = horizon * StrictMath.pow(random.unit(), 1.3) * 0.92;
            double size = sheet.unit() / 1024 * (0.5 + 1.3 * StrictMath.pow(random.unit(), 4));
            double strength = dim * random.between(0.25, 1) * (1 - y / horizon * 0.7);
            Color color = Color.lch(0.97, 0.03, random.chance(0.3) ? 70 : 250);
            sheet.canvas().paint(Outline.circle(x, y, size), color.withAlpha(strength));
            if (random.chance(0.025)) {
                sheet.canvas().glow(x, y, size * 9, color.withAlpha(0.25 * strength));
            }
        }
    }

    private void moon() {
        double radius = sheet.unit() * 0.045;
        Color sun = sheet.light().sun();
        sheet.canvas().glow(sunX, sunY, radius * 7, sun.withAlpha(0.16));
        sheet.canvas().glow(sunX, sunY, radius * 2.4, sun.withAlpha(0.3));
        Noise seas = new Noise(sheet.random().nextLong());
        Color shade = sun.lighter(-0.13);
        float[] dark = {shade.red(), shade.green(), shade.blue()};
        sheet.canvas().paint(Outline.circle(sunX, sunY, radius), (x, y, rgba) -> {
            double sea = seas.layered((x - sunX) / radius * 1.6, (y - sunY) / radius * 1.6, 3);
            float part = (float) Math.max(0, Math.min(1, sea * 2.2));
            rgba[0] = sun.red() + (dark[0] - sun.red()) * part;
            rgba[1] = sun.green() + (dark[1] - sun.green()) * part;
            rgba[2] = sun.blue() + (dark[2] - sun.blue()) * part;
            rgba[3] = 1;
        });
    }

    private void sun() {
        Light light = sheet.light();
        boolean low = light.sunHeight() < 0.3;
        double radius = sheet.unit() * (low ? 0.055 : 0.035);
        double veil = light.thickness() > 2 ? 0.55 : 1;
        sheet.canvas()
                .glow(sunX, sunY, sheet.unit() * (low ? 0.75 : 0.5), light.sun().withAlpha(0.3 * veil));
        sheet.canvas().glow(sunX, sunY, radius * 4, light.sun().withAlpha(0.45 * veil));
        Color sun = light.sun();
        Color blinding = new Color(sun.red() * 3, sun.green() * 3, sun.blue() * 3, (float) (0.95 * veil));
        sheet.canvas().paint(Outline.circle(sunX, sunY, radius), blinding);
    }

    private void clouds(boolean night) {
        Light light = sheet.light();
        SeededRandom random = sheet.random();
        boolean stormy = sheet.names(Motif.STORM, Motif.RAIN);
        double amount = stormy ? 0.75 : night ? 0.12 : light.thickness() > 2 ? 0.2 : random.between(0.3, 0.5);
        Noise noise = new Noise(random.nextLong());
        Noise edge = new Noise(random.nextLong());
        Color body = stormy
                ? light.middle().lighter(-0.1)
                : night
                        ? light.middle().lighter(0.06)
                        : Color.WHITE.mix(light.horizon(), 0.3 + 0.4 * (1 - light.day()));
        Color rim = stormy ? light.horizon().lighter(0.05) : light.sun().mix(Color.WHITE, light.day() * 0.6);
        Gradient shades = Gradient.of(body.mix(light.middle(), stormy ? 0.1 : 0.55), body, rim);
        double scale = 2.6 / sheet.unit();
        double offset = random.between(0, 50);
        sheet.canvas().wash(0, horizon, (x, y, rgba) -> {
            double up = 1 - y / horizon;
            // Clouds are flatter nearer to the horizon.
            double far = 0.35 + 1.1 * up;
            double u = (x - sheet.width() / 2) * scale / far + offset;
            double v = y * scale * 2.4 / far;
            double density = noise.layered(u, v, 5) + 0.35 * edge.at(u * 0.35, v * 0.35) - (0.42 - amount);
            double cover = Math.max(0, Math.min(1, density * 2.2));
            cover = cover * cover * (3 - 2 * cover);
            double lit = 0.5 + 0.9 * (noise.at(u * 1.0 - 0.22, v - 0.3) - noise.at(u, v)) - 0.35 * density;
            double toSun = Math.abs(x - sunX) / sheet.width();
            shades.at(lit + 0.35 * (1 - light.day()) * (1 - toSun), rgba);
            rgba[3] = (float) (cover * (stormy ? 0.9 : 0.8) * Math.min(1, up * 5 + 0.15));
        });
    }

    private void aurora() {
        Noise fold = new Noise(sheet.random().nextLong());
        Noise ray = new Noise(sheet.random().nextLong());
        Gradient colors = Gradient.of(
                Color.lch(0.85, 0.2, 150),
                Color.lch(0.8, 0.15, 175),
                Color.lch(0.55, 0.18, 300).withAlpha(0.6),
                Color.lch(0.5, 0.15, 330).withAlpha(0));
        double scale = 1 / sheet.unit();
        for (int curtain = 0; curtain < 3; curtain++) {
            double base = horizon * (0.45 + 0.17 * curtain);
            double tall = horizon * (0.42 - 0.06 * curtain);
            double shift = curtain * 7.7;
            sheet.canvas().wash(0, horizon, (x, y, rgba) -> {
                double foot = base + horizon * 0.16 * fold.layered(x * scale * 1.4 + shift, shift, 3);
                double up = (foot - y) / tall;
                if (up < -0.08 || up > 1) {
                    rgba[3] = 0;
                    return;
                }
                double rays = 0.55 + 0.45 * ray.layered(x * scale * 22 + shift, up * 0.6, 2);
                colors.at(up, rgba);
                double soft = up < 0 ? 1 + up / 0.08 : (1 - up) * (1 - up);
                rgba[3] *= (float) Math.max(0, Math.min(1, 0.62 * soft * rays));
            });
        }
    }

    private void rainbow() {
        double centerX = sheet.width() - sunX;
        double radius = sheet.unit() * 0.7;
        double band = radius * 0.1;
        Color[] bows = new Color[9];
        for (int i = 0; i < bows.length; i++) {
            bows[i] = Color.lch(0.75, 0.17, 300 - 38 * i).withAlpha(i == 0 || i == bows.length - 1 ? 0 : 0.5);
        }
        Gradient colors = Gradient.of(bows);
        sheet.canvas().fill(0, horizon, (x, y, rgba) -> {
            double dx = x - centerX;
            double dy = y - horizon;
            double place = (Math.sqrt(dx * dx + dy * dy) - radius) / band;
            if (place < 0 || place > 1) {
                rgba[3] = 0;
            } else {
                colors.at(place, rgba);
            }
        });
    }
}

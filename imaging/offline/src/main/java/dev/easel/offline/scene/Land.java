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

/** Mountains, hills, dunes, woods and meadows, from the horizon to the viewer. */
final class Land {
    private final Sheet sheet;
    private final Light light;
    private final SeededRandom random;

    Land(Sheet sheet) {
        this.sheet = sheet;
        this.light = sheet.light();
        this.random = sheet.random();
    }

    /** Paints ranges of mountains, the furthest first, with snow on the higher ones. */
    void mountains(double base, double sunX) {
        int ranges = 3;
        for (int range = 0; range < ranges; range++) {
            double near = (range + 1.0) / ranges;
            double tall = sheet.height() * (0.44 - 0.11 * range) * random.between(0.9, 1.1);
            Ridge ridge = Ridge.peaks(sheet, base, tall, sheet.unit() * (0.62 - 0.12 * range));
            Color rock = Color.lch(0.47 - 0.06 * range, 0.035, 265 - 20 * range);
            double snowLine =
                    range < 2 || sheet.names(Motif.SNOW) ? base - tall * (sheet.names(Motif.SNOW) ? 0.12 : 0.42) : -1;
            mountain(ridge, base, rock, snowLine, 0.95 - 0.75 * near, sunX);
        }
    }

    private void mountain(Ridge ridge, double base, Color rock, double snowLine, double distance, double sunX) {
        Noise folds = new Noise(random.nextLong());
        double scale = 5.5 / sheet.unit();
        Gradient stone = Gradient.of(
                light.on(rock.lighter(-0.24), distance * 0.8),
                light.on(rock, distance),
                light.on(rock.lighter(0.2), distance));
        Gradient snow = Gradient.of(
                light.on(Color.lch(0.62, 0.055, 262), distance),
                light.on(Color.lch(0.86, 0.03, 250), distance),
                light.on(Color.lch(0.985, 0.008, 90), distance));
        Color foot = light.on(rock, Math.min(1.3, distance + 0.45));
        float[] veil = {foot.red(), foot.green(), foot.blue()};
        sheet.canvas().paint(ridge.downTo(base + 2), (x, y, rgba) -> {
            double depth = y - ridge.top(x);
            // Faces run down from the crest, with jagged lines between them: the crest above a position decides which
            // face it is on.
            double jag = folds.layered(x * scale, y * scale * 0.7, 4);
            double crest = x + jag * Math.min(depth * 0.9, sheet.unit() * 0.09);
            double reach = 5 + depth * 0.22;
            double falling = (ridge.top(crest + reach) - ridge.top(crest - reach)) / (2 * reach);
            double gully = folds.layered(x * scale * 2.6 + jag, depth * scale * 0.45, 3);
            double lit = 0.56 + (x < sunX ? 0.85 : -0.85) * falling + 0.3 * gully;
            boolean white = snowLine > 0 && y + (jag + 0.5 * gully) * sheet.unit() * 0.07 < snowLine;
            (white ? snow : stone).at(lit, rgba);
            double down = Math.max(0, Math.min(1, (y - base + sheet.unit() * 0.16) / (sheet.unit() * 0.16)));
            float part = (float) (0.75 * down * down);
            for (int i = 0; i < 3; i++) {
                rgba[i] += (veil[i] - rgba[i]) * part;
            }
        });
    }

    /** Paints soft hills one in front of the other, down to a row. */
    void hills(double from, double to, int rows) {
        for (int row = 0; row < rows; row++) {
            double near = (row + 0.4) / rows;
            double base = from + (to - from) * (row + 0.55) / rows;
            Ridge ridge =
                    Ridge.hills(sheet, base, (to - from) * (0.42 - 0.1 * near), sheet.unit() * (0.55 + 0.35 * near));
            hill(ridge, to + 2, green(row), 0.9 * (1 - near));
        }
    }

    private Color green(int row) {
        if (sheet.names(Motif.SNOW)) {
            return Color.lch(0.93 - 0.03 * row, 0.014, 245);
        }
        if (sheet.names(Motif.AUTUMN)) {
            return Color.lch(0.62 - 0.04 * row, 0.11, 75 - 8 * row);
        }
        return Color.lch(0.66 - 0.07 * row, 0.115, 126 + 6 * row + random.between(-6, 6));
    }

    private void hill(Ridge ridge, double bottom, Color color, double distance) {
        Noise ground = new Noise(random.nextLong());
        double scale = 7 / sheet.unit();
        Gradient shades = Gradient.of(
                light.on(color.lighter(-0.14), distance),
                light.on(color, distance),
                light.on(color.lighter(0.1), distance));
        sheet.canvas().paint(ridge.downTo(bottom), (x, y, rgba) -> {
            double depth = (y - ridge.top(x)) / sheet.unit();
            double patch = ground.layered(x * scale, y * scale * 2.6, 3);
            shades.at(0.78 - 2.2 * depth + 0.28 * patch, rgba);
        });
    }

    /** Paints dunes with a lit and a dark side. */
    void dunes(double from, double to) {
        for (int row = 0; row < 4; row++) {
            double near = (row + 0.3) / 4;
            double base = from + (to - from) * (row + 0.35) / 4;
            Ridge ridge = Ridge.hills(sheet, base, (to - from) * 0.33, sheet.unit() * (0.42 + 0.3 * near));
            Color sand = Color.lch(0.79 - 0.035 * row, 0.1, 68);
            Gradient shades = Gradient.of(
                    light.on(sand.lighter(-0.27).stronger(0.9), 0.8 * (1 - near)),
                    light.on(sand, 0.8 * (1 - near)),
                    light.on(sand.lighter(0.08), 0.8 * (1 - near)));
            Noise ripple = new Noise(random.nextLong());
            double scale = 1 / sheet.unit();
            sheet.canvas().paint(ridge.downTo(to + 2), (x, y, rgba) -> {
                // Shadows fall at an angle: the crest above a position and to the side decides its light.
                double above = x - 1.9 * (y - ridge.top(x));
                double slope = (ridge.top(above + 6) - ridge.top(above - 6)) / 12;
                double depth = (y - ridge.top(x)) * scale;
                double crest = Math.max(0, Math.min(1, 0.6 - 7 * slope));
                double waves = 0.06 * ripple.at(x * scale * 9 + y * scale * 30, y * scale * 55 * (1.2 - near));
                shades.at(crest * (1 - depth * 1.2) + 0.45 * depth + waves, rgba);
            });
        }
    }

    /** Paints rows of trees standing on a line, each row nearer and darker. */
    void forest(double base, double tall, double distance, boolean pines) {
        double step = tall * (pines ? 0.2 : 0.36);
        Color needle = sheet.names(Motif.SNOW)
                ? Color.lch(0.5, 0.04, 200)
                : sheet.names(Motif.AUTUMN) ? Color.lch(0.55, 0.14, 55) : Color.lch(0.37, 0.075, 150);
        for (double x = -step; x < sheet.width() + step; x += step * random.between(0.55, 1.15)) {
            double size = tall * random.between(0.6, 1.08);
            Color color = needle.lighter(random.between(-0.05, 0.05));
            double foot = base + tall * random.between(-0.03, 0.06);
            if (pines && !sheet.names(Motif.AUTUMN)) {
                Trees.pine(sheet, x, foot, size, light.on(color, distance), distance);
            } else {
                Color leaf = sheet.names(Motif.AUTUMN)
                        ? Color.lch(random.between(0.5, 0.66), 0.15, random.between(28, 80))
                        : color.lighter(0.06);
                Trees.leafy(sheet, x, foot, size * 0.85, light.on(leaf, distance), distance);
            }
        }
        Color floor = light.on(needle.lighter(-0.05), distance);
        sheet.canvas()
                .paint(
                        Outline.rectangle(-2, base - 1, sheet.width() + 4, tall * 0.1),
                        Ink.along(0, base, 0, base + tall * 0.1, Gradient.of(floor, floor.withAlpha(0))));
    }

    /** Lays a veil of mist around a row. */
    void mist(double row, double tall, double strength) {
        Color haze = light.haze();
        Noise drift = new Noise(random.nextLong());
        double scale = 2.2 / sheet.unit();
        sheet.canvas().wash(row - tall, row + tall, (x, y, rgba) -> {
            double off = (y - row) / tall;
            double cloud = 0.75 + 0.45 * drift.layered(x * scale, y * scale * 3, 3);
            rgba[0] = haze.red();
            rgba[1] = haze.green();
            rgba[2] = haze.blue();
            rgba[3] = (float) Math.max(0, Math.min(1, strength * cloud * (1 - off * off) * (1 - off * off)));
        });
    }
}

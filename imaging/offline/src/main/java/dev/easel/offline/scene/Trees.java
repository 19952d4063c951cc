package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Light;
import dev.easel.offline.scene.common.Sheet;

/** Single trees. */
final class Trees {
    private Trees() {}

    /** Paints a conifer of ragged tiers, with snow on it in winter. */
    static void pine(Sheet sheet, double x, double base, double tall, Color color, double distance) {
        SeededRandom random = sheet.random();
        double half = tall * random.between(0.15, 0.2);
        int tiers = (int) Math.max(4, Math.min(11, tall / 14));
        Outline right = new Outline().move(x, base - tall);
        Outline snow = new Outline();
        double[] leftX = new double[2 * tiers];
        double[] leftY = new double[2 * tiers];
        for (int tier = 0; tier < tiers; tier++) {
            double down = (tier + 1.0) / tiers;
            double y = base - tall * 0.94 * (1 - down) - tall * 0.05;
            double wide = half * Math.sqrt(down) * Math.sqrt(down) * random.between(0.8, 1.15);
            right.line(x + wide, y).line(x + wide * 0.45, y - tall * 0.018);
            leftX[2 * tier] = x - wide * random.between(0.9, 1.1);
            leftY[2 * tier] = y + tall * 0.012;
            leftX[2 * tier + 1] = x - wide * 0.42;
            leftY[2 * tier + 1] = y - tall * 0.02;
            if (sheet.names(Motif.SNOW)) {
                snow.move(x, y - tall * 0.9 / tiers)
                        .curve(x + wide * 0.4, y - tall * 0.04, x + wide * 0.95, y - tall * 0.005)
                        .curve(x, y - tall * 0.05, x - wide * 0.95, y)
                        .curve(x - wide * 0.4, y - tall * 0.05, x, y - tall * 0.9 / tiers);
            }
        }
        right.line(x + half * 0.09, base - tall * 0.04)
                .line(x + half * 0.09, base)
                .line(x - half * 0.09, base)
                .line(x - half * 0.09, base - tall * 0.04);
        for (int i = leftX.length - 1; i >= 0; i--) {
            right.line(leftX[i], leftY[i]);
        }
        sheet.canvas()
                .paint(
                        right,
                        Ink.along(
                                x - half,
                                base,
                                x + half,
                                base - tall * 0.5,
                                Gradient.of(color.lighter(-0.05), color, color.lighter(0.05))));
        if (sheet.names(Motif.SNOW)) {
            sheet.canvas()
                    .paint(
                            snow,
                            sheet.light()
                                    .on(Color.lch(0.97, 0.01, 240), distance)
                                    .withAlpha(0.85));
        }
    }

    /** Paints a broad tree: a trunk and clumps of leaves, lit from above. */
    static void leafy(Sheet sheet, double x, double base, double tall, Color leaf, double distance) {
        SeededRandom random = sheet.random();
        Color bark = sheet.light().on(Color.lch(0.36, 0.04, 60), distance);
        double thick = tall * 0.055;
        sheet.canvas()
                .paint(
                        Outline.stroke(
                                x,
                                base,
                                thick * 1.5,
                                x + tall * 0.01,
                                base - tall * 0.3,
                                thick,
                                x,
                                base - tall * 0.6,
                                thick * 0.6),
                        bark);
        double crownY = base - tall * 0.66;
        int clumps = 13;
        for (int pass = 0; pass < 3; pass++) {
            Color shade = leaf.lighter(-0.09 + 0.075 * pass);
            for (int i = 0; i < clumps; i++) {
                double angle = random.between(0, 2 * Math.PI);
                double out = Math.sqrt(random.unit()) * (1 - 0.22 * pass);
                double cx = x + tall * 0.27 * out * StrictMath.cos(angle) - pass * tall * 0.012;
                double cy = crownY + tall * 0.2 * out * StrictMath.sin(angle) - pass * tall * 0.045;
                clump(
                        sheet,
                        cx,
                        cy,
                        tall * random.between(0.07, 0.115) * (1 - 0.16 * pass),
                        shade.lighter(random.between(-0.02, 0.02)));
            }
        }
    }

    private static void clump(Sheet sheet, double x, double y, double radius, Color color) {
        SeededRandom random = sheet.random();
        int lobes = 9;
        double[] points = new double[2 * lobes];
        for (int i = 0; i < lobes; i++) {
            double angle = 2 * Math.PI * i / lobes;
            double reach = radius * random.between(0.78, 1.18);
            points[2 * i] = x + reach * StrictMath.cos(angle);
            points[2 * i + 1] = y + reach * 0.85 * StrictMath.sin(angle);
        }
        sheet.canvas().paint(Outline.smooth(points), color);
    }

    /** Paints a leaning palm. */
    static void palm(Sheet sheet, double x, double base, double tall, double lean) {
        SeededRandom random = sheet.random();
        Light light = sheet.light();
        double topX = x + lean * tall;
        double topY = base - tall;
        Color bark = light.on(Color.lch(0.45, 0.05, 65));
        double thick = tall * 0.04;
        double[] trunk = new double[3 * 13];
        for (int i = 0; i <= 12; i++) {
            double t = i / 12.0;
            trunk[3 * i] = x + lean * tall * t * t;
            trunk[3 * i + 1] = base - tall * t;
            trunk[3 * i + 2] = thick * (1.25 - 0.6 * t);
        }
        sheet.canvas()
                .paint(
                        Outline.stroke(trunk),
                        Ink.along(x - thick, 0, x + thick, 0, Gradient.of(bark.lighter(0.06), bark.lighter(-0.1))));
        for (int frond = 0; frond < 11; frond++) {
            double angle = -Math.PI * (0.02 + 0.96 * frond / 10.0) + random.between(-0.12, 0.12);
            frond(
                    sheet,
                    topX,
                    topY,
                    tall * random.between(0.36, 0.46),
                    angle,
                    light.on(Color.lch(random.between(0.38, 0.52), 0.11, 140)));
        }
        sheet.canvas()
                .paint(Outline.circle(topX, topY + thick * 0.3, thick * 0.75), light.on(Color.lch(0.33, 0.05, 60)));
    }

    private static void frond(Sheet sheet, double x, double y, double length, double angle, Color color) {
        double endX = x + length * StrictMath.cos(angle);
        double endY = y + length * StrictMath.sin(angle) * 0.55 + length * 0.38 * Math.abs(StrictMath.cos(angle));
        double bendX = x + length * 0.6 * StrictMath.cos(angle);
        double bendY = y + length * 0.75 * StrictMath.sin(angle) - length * 0.08;
        Outline leaves = new Outline();
        int count = 16;
        for (int i = 1; i <= count; i++) {
            double t = (double) i / count;
            double s = 1 - t;
            double px = s * s * x + 2 * s * t * bendX + t * t * endX;
            double py = s * s * y + 2 * s * t * bendY + t * t * endY;
            double dx = s * (bendX - x) + t * (endX - bendX);
            double dy = s * (bendY - y) + t * (endY - bendY);
            double norm = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
            double reach = length * 0.22 * Math.sqrt(t) * (1.15 - t);
            double wide = length * 0.035;
            leaves.move(px, py)
                    .line(px + dx / norm * wide, py + dy / norm * wide)
                    .line(px + (dx - 1.1 * dy) / norm * reach, py + (dy + 1.1 * dx) / norm * reach + reach * 0.35);
            leaves.move(px, py)
                    .line(px + (dx + 1.1 * dy) / norm * reach, py + (dy - 1.1 * dx) / norm * reach + reach * 0.35)
                    .line(px + dx / norm * wide, py + dy / norm * wide);
        }
        sheet.canvas().paint(leaves, color);
        sheet.canvas()
                .paint(
                        Outline.stroke(x, y, length * 0.025, bendX, bendY, length * 0.018, endX, endY, 0.5),
                        color.lighter(-0.06));
    }
}

package dev.easel.offline.scene.common;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Color;
import dev.easel.offline.prompt.Motif;
import java.util.Set;

/**
 * The light of a scene: the colors of the sky, and its effect on the colors of objects.
 *
 * @param sun the color of the sun or moon
 * @param haze the color that distant objects fade into
 * @param fall the color of a white object in this light
 * @param day 0 at night to 1 by day
 * @param thickness how quickly objects fade into the haze, 1 on a clear day
 * @param sunHeight the height of the sun or moon above the horizon, as a fraction of the sky
 */
public record Light(
        Color zenith,
        Color middle,
        Color horizon,
        Color sun,
        Color haze,
        Color fall,
        double day,
        double thickness,
        double sunHeight) {

    /** Returns the light that motifs name, or daylight if they name none; every third variant of it is early light. */
    public static Light of(Set<Motif> motifs, SeededRandom random, int variant) {
        Light light = hour(motifs, random, variant % 3 == 2 && !motifs.contains(Motif.SKY));
        if (motifs.contains(Motif.STORM) || motifs.contains(Motif.RAIN)) {
            light = light.dimmed(Color.lch(0.5 * light.day + 0.2, 0.02, 255), 0.7);
        }
        if (motifs.contains(Motif.FOG)) {
            light = light.foggy();
        }
        return light;
    }

    private static Light hour(Set<Motif> motifs, SeededRandom random, boolean early) {
        boolean night = motifs.contains(Motif.NIGHT) || motifs.contains(Motif.AURORA);
        if (night && !motifs.contains(Motif.SUNSET)) {
            return night(random);
        }
        if (motifs.contains(Motif.SUNSET)) {
            return sunset(random);
        }
        if (motifs.contains(Motif.FUTURE) && !motifs.contains(Motif.DAWN)) {
            return neon(random);
        }
        if (motifs.contains(Motif.MAGIC) && !motifs.contains(Motif.DAWN)) {
            return enchanted(random);
        }
        if (motifs.contains(Motif.DAWN) || early) {
            return dawn(random);
        }
        return motifs.contains(Motif.SNOW) ? winter(random) : day(random);
    }

    private static Light day(SeededRandom random) {
        double hue = random.between(236, 252);
        return new Light(
                Color.lch(0.56, 0.13, hue + 8),
                Color.lch(0.74, 0.1, hue - 4),
                Color.lch(0.93, 0.035, hue - 30),
                Color.lch(0.99, 0.04, 95),
                Color.lch(0.86, 0.045, hue - 6),
                Color.lch(0.98, 0.012, 95),
                1,
                1,
                random.between(0.6, 0.85));
    }

    private static Light winter(SeededRandom random) {
        return new Light(
                Color.lch(0.68, 0.07, 250),
                Color.lch(0.82, 0.05, 245),
                Color.lch(0.95, 0.025, 60),
                Color.lch(0.99, 0.03, 90),
                Color.lch(0.9, 0.025, 250),
                Color.lch(0.95, 0.015, 250),
                0.95,
                1.3,
                random.between(0.25, 0.5));
    }

    private static Light sunset(SeededRandom random) {
        double turn = random.between(-8, 12);
        return new Light(
                Color.lch(0.42, 0.11, 275 + turn),
                Color.lch(0.66, 0.14, 20 + turn),
                Color.lch(0.87, 0.13, 78 + turn / 2),
                Color.lch(0.96, 0.11, 88),
                Color.lch(0.74, 0.11, 45 + turn),
                Color.lch(0.78, 0.085, 52),
                0.55,
                1.3,
                random.between(0.06, 0.2));
    }

    private static Light dawn(SeededRandom random) {
        double turn = random.between(-10, 10);
        return new Light(
                Color.lch(0.62, 0.09, 265 + turn),
                Color.lch(0.79, 0.08, 340 + turn),
                Color.lch(0.93, 0.07, 75),
                Color.lch(0.98, 0.07, 85),
                Color.lch(0.86, 0.06, 20 + turn),
                Color.lch(0.9, 0.035, 60),
                0.75,
                1.7,
                random.between(0.08, 0.22));
    }

    private static Light night(SeededRandom random) {
        double hue = random.between(255, 280);
        return new Light(
                Color.lch(0.15, 0.06, hue),
                Color.lch(0.24, 0.075, hue - 8),
                Color.lch(0.4, 0.07, hue - 25),
                Color.lch(0.95, 0.025, 95),
                Color.lch(0.33, 0.06, hue - 15),
                Color.lch(0.42, 0.05, hue - 10),
                0.06,
                1.1,
                random.between(0.5, 0.8));
    }

    private static Light neon(SeededRandom random) {
        double turn = random.between(-15, 15);
        return new Light(
                Color.lch(0.2, 0.1, 285 + turn),
                Color.lch(0.42, 0.17, 320 + turn),
                Color.lch(0.75, 0.16, 20 + turn),
                Color.lch(0.93, 0.1, 60),
                Color.lch(0.5, 0.14, 330 + turn),
                Color.lch(0.6, 0.09, 310),
                0.25,
                1.4,
                random.between(0.1, 0.25));
    }

    private static Light enchanted(SeededRandom random) {
        double turn = random.between(-15, 15);
        return new Light(
                Color.lch(0.28, 0.09, 280 + turn),
                Color.lch(0.45, 0.1, 230 + turn),
                Color.lch(0.76, 0.1, 175 + turn),
                Color.lch(0.96, 0.07, 120),
                Color.lch(0.6, 0.09, 195 + turn),
                Color.lch(0.62, 0.06, 200),
                0.3,
                1.6,
                random.between(0.3, 0.6));
    }

    private Light dimmed(Color cover, double share) {
        return new Light(
                zenith.mix(cover.lighter(-0.08), share),
                middle.mix(cover, share),
                horizon.mix(cover.lighter(0.14), share * 0.8),
                sun,
                haze.mix(cover.lighter(0.08), share),
                fall.mix(cover.lighter(0.18), share * 0.7),
                day,
                thickness * 1.6,
                sunHeight);
    }

    private Light foggy() {
        Color veil = haze.mix(horizon, 0.4).stronger(0.55).lighter(day > 0.5 ? 0.02 : -0.02);
        return new Light(
                zenith.mix(veil, 0.75),
                middle.mix(veil, 0.85),
                veil,
                sun,
                veil,
                fall.mix(veil, 0.35),
                day,
                thickness * 3.2,
                sunHeight);
    }

    /** Returns what a color looks like nearby. */
    public Color on(Color surface) {
        Color lit = new Color(
                surface.red() * fall.red(),
                surface.green() * fall.green(),
                surface.blue() * fall.blue(),
                surface.alpha());
        // Eyes adapt: in colored or dim light, objects look a little closer to their true color.
        return lit.mix(surface, 0.18);
    }

    /** Returns what a color looks like at a distance from 0 (near) to 1 (at the horizon). */
    public Color on(Color surface, double distance) {
        double veil = 1 - StrictMath.exp(-0.85 * thickness * distance);
        return on(surface).mix(haze, veil);
    }

    /** Returns whether lamps are on. */
    public boolean lamps() {
        return day < 0.6;
    }
}

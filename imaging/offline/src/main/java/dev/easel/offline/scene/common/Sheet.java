package dev.easel.offline.scene.common;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.prompt.Prompt;
import java.util.Set;

/**
 * What a painter works with: the canvas, the light, the colors, the motifs of the prompt, and random numbers.
 *
 * @param detail the factor for the number of small objects, by default 1
 * @param variant which of several compositions it is, from 0
 */
public record Sheet(
        Canvas canvas, Light light, Hues hues, Set<Motif> motifs, SeededRandom random, double detail, int variant) {
    /** Creates the sheet of a prompt, in the light that some motifs name. */
    public static Sheet of(Prompt prompt, Set<Motif> lit, Canvas canvas, long seed, double detail, int variant) {
        SeededRandom random = new SeededRandom(seed);
        Light light = Light.of(lit, random, variant);
        Hues hues = Hues.of(prompt.colors(), random, variant);
        return new Sheet(canvas, light, hues, prompt.motifs(), random, detail, variant);
    }

    public boolean names(Motif... any) {
        for (Motif motif : any) {
            if (motifs.contains(motif)) {
                return true;
            }
        }
        return false;
    }

    public double width() {
        return canvas.width();
    }

    public double height() {
        return canvas.height();
    }

    public double unit() {
        return canvas.unit();
    }
}

package dev.easel.offline.scene.common;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.prompt.Motif;
import java.util.Set;

/**
 * What a painter works with: the canvas, the light, the colors, the motifs of the prompt, and random numbers.
 *
 * @param detail the factor for the number of small objects, by default 1
 */
public record Sheet(Canvas canvas, Light light, Hues hues, Set<Motif> motifs, SeededRandom random, double detail) {
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

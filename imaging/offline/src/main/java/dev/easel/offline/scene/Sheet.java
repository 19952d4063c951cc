package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.prompt.Motif;
import java.util.Set;

/**
 * What a painter works with: the canvas, the light, the colors, the motifs of the prompt, and random numbers.
 *
 * @param detail the factor for the number of small objects, by default 1
 */
record Sheet(Canvas canvas, Light light, Hues hues, Set<Motif> motifs, SeededRandom random, double detail) {
    boolean names(Motif... any) {
        for (Motif motif : any) {
            if (motifs.contains(motif)) {
                return true;
            }
        }
        return false;
    }

    double width() {
        return canvas.width();
    }

    double height() {
        return canvas.height();
    }

    double unit() {
        return canvas.unit();
    }
}

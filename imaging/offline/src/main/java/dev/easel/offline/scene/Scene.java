package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.prompt.Prompt;
import dev.easel.offline.scene.common.Sheet;

/**
 * An image composed from a prompt: the motifs it names, painted from the furthest to the nearest.
 *
 * @param seed another seed gives another composition
 * @param variant consecutive variants differ visibly
 * @param cutOut whether only a subject is painted, on a transparent background
 */
public record Scene(Prompt prompt, long seed, int variant, boolean cutOut) {
    /**
     * Paints the scene.
     *
     * @param detail the factor for the number of small objects, by default 1
     */
    public Pixels paint(int width, int height, double detail, ParallelRows workers, Checkpoint checkpoint) {
        Canvas canvas = new Canvas(width, height, workers);
        canvas.mirror(variant % 2 == 1);
        Sheet sheet = Sheet.of(prompt, prompt.motifs(), canvas, seed, detail, variant);
        Layers layers = cutOut ? Layers.cutOut(sheet) : Layers.image(sheet);
        for (int i = 0; i < layers.count(); i++) {
            layers.paint(i);
            checkpoint.reached((i + 1.0) / (layers.count() + 1));
        }
        Pixels image = canvas.image();
        checkpoint.reached(1);
        return image;
    }
}

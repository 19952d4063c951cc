package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.prompt.Motif;
import java.util.Set;
import java.util.function.Consumer;

/** An image composed from words: what they name, laid out from the furthest to the nearest. */
public final class Scene {
    private final String prompt;
    private final Set<Motif> motifs;
    private final long seed;
    private final boolean cutOut;

    /** Makes the scene of words; with another seed, another composition. */
    public Scene(String prompt, long seed) {
        this(prompt, seed, false);
    }

    private Scene(String prompt, long seed, boolean cutOut) {
        this.prompt = prompt;
        this.motifs = Motif.in(prompt);
        this.seed = seed;
        this.cutOut = cutOut;
    }

    /** Returns the same scene as a subject on nothing. */
    public Scene cutOut() {
        return new Scene(prompt, seed, true);
    }

    /**
     * Paints the scene.
     *
     * @param detail how much there is of all that is many, 1 as usual
     * @param sketches given the canvas now and then while the image comes about
     */
    public Pixels paint(
            int width,
            int height,
            double detail,
            ParallelRows workers,
            Checkpoint checkpoint,
            Consumer<Canvas> sketches) {
        Sheet sheet = sheet(width, height, detail, workers);
        Layers layers = cutOut ? Layers.cutOut(sheet) : Layers.image(sheet);
        for (int i = 0; i < layers.count(); i++) {
            layers.paint(i);
            checkpoint.reached((i + 1.0) / (layers.count() + 1));
            if (i + 1 < layers.count()) {
                sketches.accept(sheet.canvas());
            }
        }
        Pixels image = sheet.canvas().image();
        checkpoint.reached(1);
        return image;
    }

    private Sheet sheet(int width, int height, double detail, ParallelRows workers) {
        SeededRandom dice = new SeededRandom(seed);
        Light light = Light.of(motifs, dice);
        return new Sheet(new Canvas(width, height, workers), light, Hues.of(prompt, dice), motifs, dice, detail);
    }
}

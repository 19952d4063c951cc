package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Hues;
import dev.easel.offline.scene.common.Light;
import dev.easel.offline.scene.common.Sheet;
import java.util.Set;
import java.util.function.Consumer;

/** An image composed from a prompt: the motifs it names, painted from the furthest to the nearest. */
public final class Scene {
    private final String prompt;
    private final Set<Motif> motifs;
    private final long seed;
    private final boolean cutOut;

    /** Creates the scene of a prompt; another seed gives another composition. */
    public Scene(String prompt, long seed) {
        this(prompt, seed, false);
    }

    private Scene(String prompt, long seed, boolean cutOut) {
        this.prompt = prompt;
        this.motifs = Motif.in(prompt);
        this.seed = seed;
        this.cutOut = cutOut;
    }

    /** Returns the same scene as a subject on a transparent background. */
    public Scene cutOut() {
        return new Scene(prompt, seed, true);
    }

    /**
     * Paints the scene.
     *
     * @param detail the factor for the number of small objects, by default 1
     * @param sketches receives the canvas from time to time during painting
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
        SeededRandom random = new SeededRandom(seed);
        Light light = Light.of(motifs, random);
        return new Sheet(new Canvas(width, height, workers), light, Hues.of(prompt, random), motifs, random, detail);
    }
}

package dev.easel.imaging.offline.scene;

import dev.easel.imaging.offline.Motif;
import dev.easel.imaging.offline.brush.Canvas;
import dev.easel.imaging.pixels.Checkpoint;
import dev.easel.imaging.pixels.Dice;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.Workers;
import java.util.Set;
import java.util.function.Consumer;

/** A picture composed from words: what they name, laid out from the furthest to the nearest. */
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
     * @param sketches given the canvas now and then while the picture comes about
     */
    public Pixels paint(
            int width, int height, double detail, Workers workers, Checkpoint checkpoint, Consumer<Canvas> sketches) {
        Sheet sheet = sheet(width, height, detail, workers);
        Layers layers = cutOut ? Layers.cutOut(sheet) : Layers.picture(sheet);
        for (int i = 0; i < layers.count(); i++) {
            layers.paint(i);
            checkpoint.reached((i + 1.0) / (layers.count() + 1));
            if (i + 1 < layers.count()) {
                sketches.accept(sheet.canvas());
            }
        }
        Pixels picture = sheet.canvas().picture();
        checkpoint.reached(1);
        return picture;
    }

    private Sheet sheet(int width, int height, double detail, Workers workers) {
        Dice dice = new Dice(seed);
        Light light = Light.of(motifs, dice);
        return new Sheet(new Canvas(width, height, workers), light, Hues.of(prompt, dice), motifs, dice, detail);
    }
}

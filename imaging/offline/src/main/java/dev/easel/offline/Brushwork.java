package dev.easel.offline;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.fill.ContentAwareFill;
import dev.easel.imaging.internal.fill.Prefilling;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.offline.look.Looks;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.prompt.Prompt;
import dev.easel.offline.scene.PaintedInsert;
import dev.easel.offline.scene.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Paints the pixels of each verb. */
final class Brushwork {
    /** Larger images are painted at this many pixels and enlarged, to limit memory and time. */
    private static final double MAX_PAINTED_PIXELS = 4_194_304;

    private final ParallelRows workers;
    private final ThumbnailatorScaler scaler;

    Brushwork(ParallelRows workers, ThumbnailatorScaler scaler) {
        this.workers = workers;
        this.scaler = scaler;
    }

    /** Says which words of a prompt matter to a verb and which do not. */
    static String told(Verb verb, Prompt prompt) {
        boolean looks = verb == Verb.EDIT && !PaintedInsert.adds(prompt.motifs());
        return prompt.told(looks ? Looks.motifs() : EnumSet.allOf(Motif.class), !looks);
    }

    Pixels generate(GenerateRequest request, Size size, PaintJob job) {
        double shrink = Math.min(1, Math.sqrt(MAX_PAINTED_PIXELS / size.pixels()));
        int width = (int) Math.max(1, Math.round(size.width() * shrink));
        int height = (int) Math.max(1, Math.round(size.height() * shrink));
        boolean cutOut = request.background() == Background.TRANSPARENT;
        Scene scene = new Scene(job.prompt(), job.seed(), job.variant(), cutOut);
        Pixels painted = scene.paint(width, height, detail(request.quality()), job.stopping(workers), job.part(0, 0.6));
        Pixels finished =
                Looks.ofHand(job.prompt().motifs(), job.seed()).on(painted, job.stopping(workers), job.part(0.6, 0.9));
        return scaler.scale(finished, size);
    }

    private static double detail(Quality quality) {
        return switch (quality) {
            case LOW -> 0.5;
            case AUTO, MEDIUM -> 1;
            case HIGH -> 1.25;
            case XHIGH -> 1.5;
            case MAX -> 2;
        };
    }

    Pixels edit(EditRequest request, List<Pixels> images, Size size, PaintJob job) {
        Pixels base = images.size() == 1
                ? scaler.fit(
                        images.get(0),
                        size,
                        request.output().resizeMode() == ResizeMode.PAD ? ResizeMode.PAD : ResizeMode.COVER,
                        request.output().gravity())
                : Collage.of(images, size, scaler);
        if (PaintedInsert.adds(job.prompt().motifs())) {
            return new PaintedInsert(job.prompt(), job.seed(), job.variant(), job.stopping(workers)).onto(base, job);
        }
        return Looks.of(job.prompt().motifs(), job.seed()).varied(job.variant()).on(base, job.stopping(workers), job);
    }

    /**
     * Returns the image repainted, which consumes it. The shape of the mask decides how it is filled; only the prompt
     * decides what is painted into it.
     */
    Pixels inpaint(Pixels image, Coverage mask, PaintJob job, Checkpoint checkpoint) {
        Pixels filled = filled(image, mask, job, checkpoint.part(0, 0.8));
        new PaintedInsert(job.prompt(), job.seed(), job.variant(), job.stopping(workers))
                .into(filled, mask, checkpoint.part(0.8, 1));
        return filled;
    }

    private Pixels filled(Pixels image, Coverage mask, PaintJob job, Checkpoint filling) {
        Optional<Box> kept = KeptRectangle.rectangle(mask);
        return kept.isPresent()
                ? Prefilling.on(workers, filling)
                        .seeded(job.seed())
                        .fill(image, kept.get(), Prefill.CONTENT_AWARE, Rgb.BLACK)
                : ContentAwareFill.seeded(job.seed()).on(workers).fill(image, mask, filling);
    }
}

package dev.easel.offline;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.ResizeMode;
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
import dev.easel.offline.scene.PaintedInsert;
import dev.easel.offline.scene.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the painter does for each verb, in pixels. */
final class Brushwork {
    /** Larger images are painted at this many pixels and enlarged, so that memory and time stay bounded. */
    private static final double MOST_PAINTED = 4_194_304;

    private final ParallelRows workers;
    private final ThumbnailatorScaler scaler;

    Brushwork(ParallelRows workers, ThumbnailatorScaler scaler) {
        this.workers = workers;
        this.scaler = scaler;
    }

    Pixels generate(GenerateRequest request, Size size, PaintJob work) {
        double shrink = Math.min(1, Math.sqrt(MOST_PAINTED / size.pixels()));
        int width = (int) Math.max(1, Math.round(size.width() * shrink));
        int height = (int) Math.max(1, Math.round(size.height() * shrink));
        Scene scene = new Scene(request.prompt(), work.seed());
        if (request.background() == Background.TRANSPARENT) {
            scene = scene.cutOut();
        }
        Pixels painted = scene.paint(
                width, height, detail(request.quality()), workers, work, canvas -> work.sketch(canvas::image));
        Pixels finished =
                Looks.ofHand(Motif.in(request.prompt()), work.seed()).on(painted, workers, share -> work.reached(1));
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

    Pixels edit(EditRequest request, List<Pixels> images, Size size, PaintJob work) {
        Pixels one = images.size() == 1
                ? scaler.fit(
                        images.get(0),
                        size,
                        request.output().resizeMode() == ResizeMode.PAD ? ResizeMode.PAD : ResizeMode.COVER,
                        request.output().gravity())
                : Collage.of(images, size, scaler);
        PaintedInsert patch = new PaintedInsert(request.prompt(), work.seed(), workers);
        if (patch.adds()) {
            return patch.onto(one, work);
        }
        Set<Motif> motifs = Motif.in(request.prompt());
        return Looks.of(motifs, work.seed()).varied(work.index()).on(one, workers, work);
    }

    /** What the mask looks like only decides how it is filled; the words alone what is painted into it. */
    Pixels inpaint(InpaintRequest request, Pixels image, Coverage mask, PaintJob work) {
        Pixels filled = filled(image, mask, work);
        work.sketch(() -> filled);
        return new PaintedInsert(request.prompt(), work.seed(), workers).into(filled, mask, work.part(0.8, 1));
    }

    private Pixels filled(Pixels image, Coverage mask, PaintJob work) {
        Checkpoint filling = work.part(0, 0.8);
        Optional<Box> kept = KeptRectangle.rectangle(mask);
        return kept.isPresent()
                ? Prefilling.on(workers, filling)
                        .seeded(work.seed())
                        .fill(image, kept.get(), Prefill.CONTENT_AWARE, Rgb.BLACK)
                : ContentAwareFill.seeded(work.seed()).on(workers).fill(image, mask, filling);
    }
}

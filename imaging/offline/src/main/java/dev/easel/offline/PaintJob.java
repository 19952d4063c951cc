package dev.easel.offline;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.prompt.Prompt;
import java.util.OptionalDouble;

/** One image being painted: its progress, its cancellation and its seed. */
final class PaintJob implements Checkpoint {
    private static final long VARIANTS = 6;

    private final ImageRequest request;
    private final Prompt prompt;
    private final int index;
    private final CallContext context;
    private int percent;

    PaintJob(ImageRequest request, Prompt prompt, int index, CallContext context) {
        this.request = request;
        this.prompt = prompt;
        this.index = index;
        this.context = context;
    }

    Prompt prompt() {
        return prompt;
    }

    /** Returns the seed of this image, a different one for each image of a request. */
    long seed() {
        return SeededRandom.mix(number(), request.prompt().strip().hashCode());
    }

    /** Returns which variant of the prompt it is: images that follow each other are different variants. */
    int variant() {
        return (int) Math.floorMod(number(), VARIANTS);
    }

    private long number() {
        return request.seed().orElse((context.part() - 1L) * OfflinePainter.MAX_IMAGES) + index;
    }

    /** Stops the work of a cancelled call; reports whole percents of the whole request. */
    @Override
    public void reached(double part) {
        context.throwIfCancelled();
        int now = (int) (100 * (index + part) / request.count());
        if (now > percent) {
            percent = now;
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(now), "painting"));
        }
    }
}

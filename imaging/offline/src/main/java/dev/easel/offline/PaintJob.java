package dev.easel.offline;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.prompt.Prompt;

/** One image being painted: its progress and its seed. */
final class PaintJob implements Checkpoint {
    private static final long VARIANTS = 6;

    private final ImageRequest request;
    private final Prompt prompt;
    private final long number;
    private final CallContext context;
    private final Checkpoint checkpoint;

    PaintJob(ImageRequest request, Prompt prompt, int index, CallContext context, Checkpoint checkpoint) {
        this.request = request;
        this.prompt = prompt;
        this.number = request.seed().orElse((context.part() - 1L) * OfflinePainter.MAX_IMAGES) + index;
        this.context = context;
        this.checkpoint = checkpoint;
    }

    Prompt prompt() {
        return prompt;
    }

    /** Returns the seed of this image, a different one for each image of a request. */
    long seed() {
        return SeededRandom.mix(number, request.prompt().strip().hashCode());
    }

    /** Returns which variant of the prompt it is: images that follow each other are different variants. */
    int variant() {
        return (int) Math.floorMod(number, VARIANTS);
    }

    /** Returns workers that stop with the call. */
    ParallelRows stopping(ParallelRows workers) {
        return workers.stoppedBy(context::throwIfCancelled);
    }

    @Override
    public void reached(double share) {
        checkpoint.reached(share);
    }
}

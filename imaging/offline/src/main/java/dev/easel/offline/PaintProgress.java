package dev.easel.offline;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.pixels.Checkpoint;
import java.util.OptionalDouble;

/**
 * Reports how far a whole request is, from its beginning: twenty times for each image, but at most every whole percent. It
 * stops the work of a cancelled call.
 */
final class PaintProgress implements Checkpoint {
    private static final int EVENTS_PER_IMAGE = 20;
    private static final int PERCENTS = 100;
    /** Shares of shares may miss a whole one by that much. */
    private static final double ROUNDING = 1e-9;

    private final CallContext context;
    private final int step;
    private int reported = -1;

    PaintProgress(int images, CallContext context) {
        this.context = context;
        this.step = Math.max(1, PERCENTS / (EVENTS_PER_IMAGE * images));
        reached(0);
    }

    @Override
    public void reached(double share) {
        context.throwIfCancelled();
        int now = (int) (PERCENTS * share + ROUNDING) / step * step;
        if (now > reported) {
            reported = now;
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(now), "painting"));
        }
    }
}

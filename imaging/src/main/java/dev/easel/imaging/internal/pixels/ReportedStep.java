package dev.easel.imaging.internal.pixels;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import java.util.OptionalDouble;

/**
 * Reports the progress of a step of local work in twentieths, from its beginning, and ends it once the call must stop.
 *
 * <p>Used by one thread.
 */
public final class ReportedStep implements Checkpoint {
    private static final int EVENTS = 20;
    /** Shares of shares may miss a whole one by that much. */
    private static final double ROUNDING = 1e-9;

    private final String step;
    private final CallContext context;
    private final Billing soFar;
    private int reported = -1;

    /** Creates a step, which is told by the listeners of a call, where nothing was billed. */
    public ReportedStep(String step, CallContext context) {
        this(step, context, Billing.NOT_BILLED);
    }

    /** Creates a step of a call that may have been billed up to here. */
    public ReportedStep(String step, CallContext context, Billing soFar) {
        this.step = step;
        this.context = context;
        this.soFar = soFar;
        reached(0);
    }

    @Override
    public void reached(double share) {
        context.throwIfStopped(soFar);
        int now = (int) (EVENTS * share + ROUNDING);
        if (now > reported) {
            reported = now;
            context.report(new ProgressEvent.Converting(step, OptionalDouble.of((double) now / EVENTS)));
        }
    }
}

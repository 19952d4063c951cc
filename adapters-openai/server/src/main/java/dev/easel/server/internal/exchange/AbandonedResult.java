package dev.easel.server.internal.exchange;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.internal.AbandonableCall;
import dev.easel.core.port.in.ImageCall;

/** A billed result that its caller cannot take any more: it is saved where the results of cancelled calls are. */
final class AbandonedResult {
    private static final System.Logger LOG = System.getLogger(AbandonedResult.class.getName());

    private AbandonedResult() {}

    /** Saves the images of a result and closes it; a failure is logged. */
    static void save(ImageCall call, ImageResult result) {
        try {
            if (call instanceof AbandonableCall abandonable) {
                abandonable.abandon(result);
            } else {
                result.close();
            }
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "A billed result that nobody takes could not be saved.", e);
        }
    }
}

package dev.easel.core.internal;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.ImageCall;

/**
 * A call that may find no taker after all, as where a server's caller hangs up while it runs or while its result is being
 * sent.
 */
public interface AbandonableCall extends ImageCall {
    /** Saves the billed images of the result of this call, as those of a cancelled call are, and closes it. */
    void abandon(ImageResult result);

    /**
     * Saves the billed images of the result of this call, which a later step could not store, and closes it.
     *
     * @return the failure of that step with the file of the first image; further files are named by suppressed failures
     */
    EaselException undelivered(ImageResult result, EaselException failure);

    /** Runs a task once nothing of this call runs any more, which for a cancelled call is later than its failure. */
    void whenOver(Runnable task);
}

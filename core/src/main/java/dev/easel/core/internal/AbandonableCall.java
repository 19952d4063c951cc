package dev.easel.core.internal;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.in.ImageCall;

/** A call whose result may find no taker after all, as where a server's caller hangs up while it is being sent. */
public interface AbandonableCall extends ImageCall {
    /** Saves the billed images of the result of this call, as those of a cancelled call are, and closes it. */
    void abandon(ImageResult result);
}

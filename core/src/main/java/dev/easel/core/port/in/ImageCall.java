package dev.easel.core.port.in;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.EaselException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A prepared call: nothing is sent before it runs, and it runs once. */
public interface ImageCall {
    /** Adds a listener; several are called in order. */
    ImageCall onProgress(ProgressListener listener);

    /** Sets the deadline of the whole call, all attempts and conversions included; 10 minutes unless said. */
    ImageCall timeout(Duration deadline);

    /** Has the images written straight into a folder as they arrive; what is there is never overwritten. */
    ImageCall saveTo(Path folder);

    /**
     * Runs the call on this thread; interrupting the thread cancels it.
     *
     * @throws EaselException whatever goes wrong
     * @throws IllegalStateException when the call ran before
     */
    ImageResult execute();

    /**
     * Runs the call on a daemon thread of its own, or on the executor Easel was given; completing or cancelling the
     * future from outside cancels the call.
     */
    CompletableFuture<ImageResult> start();

    /** Cancels the call from any thread at any time, freeing its socket; returns whether it was not over yet. */
    boolean cancel();
}

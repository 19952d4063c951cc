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

    /**
     * Sets the deadline of the whole call, all attempts and conversions included; default: 10 minutes. Time in the queue
     * of a limit does not count.
     */
    ImageCall timeout(Duration deadline);

    /** Writes the images straight into a folder as they arrive; existing files are never overwritten. */
    ImageCall saveTo(Path folder);

    /**
     * Sets the key by which the provider recognizes this call when it is repeated, in another process too, instead of a
     * random one. It is kept over all attempts; where several paid calls are made, each adds its number.
     *
     * @param key 1 to 255 printable ASCII characters, such as an order number or a {@code RequestKey}
     * @throws IllegalArgumentException when it has other characters, or a space at either end
     */
    ImageCall idempotencyKey(String key);

    /**
     * Runs the call on this thread; interrupting the thread cancels it.
     *
     * @throws EaselException if the call fails
     * @throws IllegalStateException when the call ran before
     */
    ImageResult execute();

    /**
     * Runs the call on a new daemon thread, or on the executor given to Easel; completing or cancelling the
     * future from outside cancels the call.
     */
    CompletableFuture<ImageResult> start();

    /** Cancels the call from any thread at any time, freeing its socket; returns whether it had not ended yet. */
    boolean cancel();
}

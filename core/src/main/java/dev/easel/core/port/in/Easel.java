package dev.easel.core.port.in;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Interceptor;
import java.nio.file.Path;
import java.time.Duration;

/** The verbs, whichever provider serves them. Each prepares a call: nothing is sent yet, nothing is thrown yet. Thread-safe. */
public interface Easel extends AutoCloseable {
    /** Prepares an image from a prompt. */
    ImageCall generate(GenerateRequest request);

    /** Prepares the change of one or several images according to a prompt. */
    ImageCall edit(EditRequest request);

    /** Prepares the repainting of a region of an image; every pixel outside it stays bit for bit. */
    ImageCall inpaint(InpaintRequest request);

    /** Prepares a new border around an image; the image itself comes back bit for bit. */
    ImageCall expand(ExpandRequest request);

    /** Prepares a call for any request. */
    default ImageCall call(ImageRequest request) {
        if (request instanceof GenerateRequest generate) {
            return generate(generate);
        }
        if (request instanceof EditRequest edit) {
            return edit(edit);
        }
        if (request instanceof InpaintRequest inpaint) {
            return inpaint(inpaint);
        }
        return expand((ExpandRequest) request);
    }

    /**
     * Prepares to read a saved response again, or the body of any response of a configured provider: its images are
     * delivered as the provider sent them, and those at URLs are downloaded. Where it is a job, its result is waited for and
     * fetched. Nothing is requested anew.
     *
     * @throws dev.easel.core.failure.UnsupportedRequestException from the call, when no configured provider can read it
     */
    ImageCall recover(Path response);

    /**
     * Prepares to fetch the images of a job by the provider's id of it: from its saved response, or, where none is saved,
     * from a configured provider whose jobs are found by their id. Nothing is requested anew.
     *
     * @param job as a failure's {@code job()} names it
     * @throws dev.easel.core.failure.UnsupportedRequestException from the call, when no configured provider can find it
     */
    ImageCall recover(String job);

    /**
     * Returns what a request would send and cost, without sending anything.
     *
     * @throws dev.easel.core.failure.UnsupportedRequestException where the call would throw it before sending
     */
    Estimate estimate(ImageRequest request);

    /** Returns a second Easel with other providers on the same executor, timer, spool and processor; closing it closes nothing. */
    Easel with(ImageProvider other);

    /** Returns a second Easel with an interceptor around each call of its providers; closing it closes nothing. */
    Easel around(Interceptor interceptor);

    /**
     * Returns what the configured provider can do for a verb with a model; {@link ModelId#DEFAULT} for its default.
     *
     * @throws dev.easel.core.failure.UnsupportedRequestException when no provider is configured for the verb
     */
    Capabilities capabilities(Verb verb, ModelId model);

    /**
     * Accepts no more calls, which fail with a {@code CallCancelledException}, lets the running ones end, and cancels
     * those that have not ended in time. Then it closes what this Easel created.
     *
     * @param patience how long to wait; {@link Duration#ZERO} cancels at once
     */
    void close(Duration patience);

    /** Closes as {@link #close(Duration)} does, with 30 seconds: a running call may already be billed. */
    @Override
    default void close() {
        close(Duration.ofSeconds(30));
    }
}

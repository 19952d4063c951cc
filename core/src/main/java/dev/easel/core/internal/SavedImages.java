package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Saves the billed images of one request where a stop or a failure of a later step cannot lose them. */
final class SavedImages {

    private final SavedResponseStore store;
    private final Optional<ImageRequest> request;

    SavedImages(SavedResponseStore store, Optional<ImageRequest> request) {
        this.store = store;
        this.request = request;
    }

    /**
     * Changes every image of a result; one whose change fails, for any reason, is saved and reported as missing, and if no
     * image is left the failure is thrown, the others suppressed in it.
     */
    ImageResult.Builder each(ImageResult.Builder received, UnaryOperator<GeneratedImage> change) {
        List<GeneratedImage> changed = new ArrayList<>();
        List<EaselException> failures = new ArrayList<>();
        for (GeneratedImage image : received.images()) {
            try {
                changed.add(change.apply(image));
            } catch (RuntimeException | OutOfMemoryError e) {
                failures.add(save(image, received, failure(e)));
            }
        }
        if (changed.isEmpty() && !failures.isEmpty()) {
            EaselException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            received.partialFailures().forEach(first::addSuppressed);
            throw first;
        }
        failures.forEach(received::partialFailure);
        return received.images(changed);
    }

    /** Saves the images of a result that nobody takes any more, because its call was cancelled. */
    void abandoned(ImageResult result) {
        for (GeneratedImage image : result.images()) {
            EaselException cancelled =
                    new CallCancelledException("The call was cancelled.", CallFacts.of(Billing.BILLED), null);
            save(image, result.toBuilder(), cancelled)
                    .savedResponse()
                    .ifPresent(file -> System.getLogger(SavedImages.class.getName())
                            .log(
                                    System.Logger.Level.WARNING,
                                    "A billed image that nobody takes was saved to {0}.",
                                    file));
        }
    }

    /** Saves the images of a result that a later step could not store; each but the first is a suppressed failure. */
    EaselException undelivered(ImageResult result, EaselException failure) {
        List<EaselException> saved = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            saved.add(save(image, result.toBuilder(), failure.with(failure.facts())));
        }
        EaselException first = saved.isEmpty() ? failure : saved.remove(0);
        saved.forEach(first::addSuppressed);
        return first;
    }

    /**
     * Returns the failure with the file of the image, unless it was saved before; if saving fails too, that failure is
     * suppressed in it.
     */
    EaselException save(GeneratedImage image, ImageResult.Builder received, EaselException failure) {
        if (failure.savedResponse().isPresent()) {
            return failure;
        }
        EaselException billed = failure.with(failure.facts()
                .billing(Billing.BILLED)
                .provider(received.provider())
                .requestId(received.requestId()));
        SavedCall call = request.map(known -> SavedCall.of(known, billed)).orElseGet(() -> SavedCall.of(billed));
        try {
            Optional<Path> file = store.save(call, image.format().extension(), image.data()::copyTo);
            return file.map(saved -> billed.with(billed.facts().savedResponse(saved)))
                    .orElse(billed);
        } catch (IOException | EaselException e) {
            billed.addSuppressed(e);
            return billed;
        }
    }

    /** An unexpected failure of a processor must not cost an image either. */
    static EaselException failure(Throwable e) {
        if (e instanceof EaselException known) {
            return known;
        }
        return e instanceof OutOfMemoryError memory
                ? ImageProcessingException.outOfMemory(memory)
                : new ImageProcessingException("Processing the image failed: " + e + ".", e);
    }
}

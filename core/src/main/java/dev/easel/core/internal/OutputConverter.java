package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.CallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Converts received images to what was requested; a billed image is never lost to a failing conversion. */
final class OutputConverter {
    private final Dependencies dependencies;

    OutputConverter(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Rejects a request that certainly needs a processor when none is configured, or that the processor cannot meet. */
    void check(RequestPlan plan) {
        if (plan.needsProcessor()) {
            dependencies.processorFor("Delivering " + plan.delivery().size() + " as "
                    + plan.delivery().output());
        }
        if (plan.mayNeedProcessor()) {
            dependencies.processor().ifPresent(processor -> processor.check(plan.delivery(), plan.expectedSize()));
        }
    }

    ImageResult.Builder deliver(ImageResult.Builder received, RequestPlan plan, CallContext context) {
        received.notes(plan.notes());
        boolean unconverted =
                dependencies.processor().isEmpty() && received.images().stream().anyMatch(image -> !fits(image, plan));
        if (unconverted) {
            return received.note(
                    Note.adapted("delivered as received: converting needs an image processor, and none is configured"));
        }
        return each(received, image -> {
            if (fits(image, plan)) {
                return image;
            }
            context.report(ProgressEvent.Converting.of("converting"));
            return image.convertedTo(
                    dependencies.processorFor("Converting").convert(image.data(), plan.delivery(), context));
        });
    }

    private static boolean fits(GeneratedImage image, RequestPlan plan) {
        return plan.compressesHere()
                ? plan.delivery().satisfiedBy(image.data())
                : plan.delivery().satisfiedAtAnyQuality(image.data());
    }

    /**
     * Changes every image of a result; one whose change fails, for any reason, is saved in a private folder
     * and reported as missing, and if no image is left the failure is thrown.
     */
    static ImageResult.Builder each(ImageResult.Builder received, UnaryOperator<GeneratedImage> change) {
        List<GeneratedImage> changed = new ArrayList<>();
        List<EaselException> failures = new ArrayList<>();
        for (GeneratedImage image : received.images()) {
            try {
                changed.add(change.apply(image));
            } catch (RuntimeException | OutOfMemoryError e) {
                failures.add(saved(image, received, failure(e)));
            }
        }
        if (changed.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        failures.forEach(received::partialFailure);
        return received.images(changed);
    }

    private static EaselException saved(GeneratedImage image, ImageResult.Builder received, EaselException failure) {
        return SavedImages.save(
                image,
                failure.with(failure.facts()
                        .billing(Billing.BILLED)
                        .provider(received.provider())
                        .requestId(received.requestId())));
    }

    /** An unexpected failure of a processor must not cost an image either. */
    private static EaselException failure(Throwable e) {
        if (e instanceof EaselException known) {
            return known;
        }
        return new ImageProcessingException(
                e instanceof OutOfMemoryError
                        ? "There was not enough memory to process the image: give Java more."
                        : "Processing the image failed: " + e + ".",
                e);
    }
}

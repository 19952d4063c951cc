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

/** Brings received images to what was asked for; an image that was paid for is never lost to a failing conversion. */
final class OutputConverter {
    private final Dependencies tools;

    OutputConverter(Dependencies tools) {
        this.tools = tools;
    }

    /** Refuses what is sure to need a processor where there is none. */
    void check(RequestPlan resolution) {
        if (resolution.surelyConverts()) {
            tools.processorFor("Delivering " + resolution.delivery().size() + " as "
                    + resolution.delivery().output());
        }
    }

    ImageResult deliver(ImageResult received, RequestPlan resolution, CallContext context) {
        ImageResult.Builder noted = received.toBuilder().notes(resolution.notes());
        boolean unconverted =
                tools.processor().isEmpty() && received.images().stream().anyMatch(image -> !fits(image, resolution));
        if (unconverted) {
            return noted.note(Note.adapted(
                            "delivered as received: converting needs an image processor, and none is bound"))
                    .build();
        }
        return each(noted.build(), image -> {
            if (fits(image, resolution)) {
                return image;
            }
            context.report(ProgressEvent.Converting.of("converting"));
            return image.convertedTo(
                    tools.processorFor("Converting").convert(image.data(), resolution.delivery(), context));
        });
    }

    private static boolean fits(GeneratedImage image, RequestPlan resolution) {
        return resolution.compressesHere()
                ? resolution.delivery().satisfiedBy(image.data())
                : resolution.delivery().satisfiedAtAnyQuality(image.data());
    }

    /**
     * Returns the result with every image changed; one whose change fails, in whatever way, is kept in a private folder and
     * reported as missing, and where none is left the failure is thrown.
     */
    static ImageResult each(ImageResult received, UnaryOperator<GeneratedImage> change) {
        ImageResult.Builder done = received.toBuilder();
        List<GeneratedImage> changed = new ArrayList<>();
        List<EaselException> failures = new ArrayList<>();
        for (GeneratedImage image : received.images()) {
            try {
                changed.add(change.apply(image));
            } catch (RuntimeException | OutOfMemoryError e) {
                failures.add(kept(image, received, failure(e)));
            }
        }
        if (changed.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        failures.forEach(done::partialFailure);
        return done.images(changed).build();
    }

    private static EaselException kept(GeneratedImage image, ImageResult received, EaselException failure) {
        ImageResult paid = ImageResult.builder(received.provider()).image(image).build();
        return SavedImages.keep(
                paid,
                failure.with(failure.facts()
                        .billing(Billing.BILLED)
                        .provider(received.provider())
                        .requestId(received.requestId())));
    }

    /** A processor that fails in a way it should not must not cost an image either. */
    private static EaselException failure(Throwable e) {
        if (e instanceof EaselException known) {
            return known;
        }
        return new ImageProcessingException(
                e instanceof OutOfMemoryError
                        ? "There was not enough memory to work on the image: give Java more."
                        : "Working on the image failed: " + e + ".",
                e);
    }
}

package dev.easel.core.usecase;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Picture;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.CallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Brings received pictures to what was asked for; a picture that was paid for is never lost to a failing conversion. */
final class Deliverer {
    private final Toolbox tools;

    Deliverer(Toolbox tools) {
        this.tools = tools;
    }

    /** Refuses what is sure to need a processor where there is none. */
    void check(Resolution resolution) {
        if (resolution.surelyConverts()) {
            tools.processorFor("Delivering " + resolution.delivery().size() + " as "
                    + resolution.delivery().output());
        }
    }

    ImageResult deliver(ImageResult received, Resolution resolution, CallContext context) {
        ImageResult.Builder noted = received.toBuilder().notes(resolution.notes());
        boolean unconverted = tools.processor().isEmpty()
                && received.pictures().stream().anyMatch(picture -> !fits(picture, resolution));
        if (unconverted) {
            return noted.note(Note.adapted(
                            "delivered as received: converting needs an image processor, and none is bound"))
                    .build();
        }
        return each(noted.build(), picture -> {
            if (fits(picture, resolution)) {
                return picture;
            }
            context.report(ProgressEvent.Converting.of("converting"));
            return picture.convertedTo(
                    tools.processorFor("Converting").convert(picture.data(), resolution.delivery(), context));
        });
    }

    private static boolean fits(Picture picture, Resolution resolution) {
        return resolution.compressesHere()
                ? resolution.delivery().satisfiedBy(picture.data())
                : resolution.delivery().satisfiedAtAnyQuality(picture.data());
    }

    /**
     * Returns the result with every picture changed; one whose change fails, in whatever way, is kept in a private folder and
     * reported as missing, and where none is left the failure is thrown.
     */
    static ImageResult each(ImageResult received, UnaryOperator<Picture> change) {
        ImageResult.Builder done = received.toBuilder();
        List<Picture> changed = new ArrayList<>();
        List<EaselException> failures = new ArrayList<>();
        for (Picture picture : received.pictures()) {
            try {
                changed.add(change.apply(picture));
            } catch (RuntimeException | OutOfMemoryError e) {
                failures.add(kept(picture, received, failure(e)));
            }
        }
        if (changed.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        failures.forEach(done::missing);
        return done.pictures(changed).build();
    }

    private static EaselException kept(Picture picture, ImageResult received, EaselException failure) {
        ImageResult paid =
                ImageResult.builder(received.provider()).picture(picture).build();
        return KeptPictures.keep(
                paid,
                failure.with(failure.facts()
                        .billing(Billing.DONE)
                        .provider(received.provider())
                        .requestId(received.requestId())));
    }

    /** A processor that fails in a way it should not must not cost a picture either. */
    private static EaselException failure(Throwable e) {
        if (e instanceof EaselException known) {
            return known;
        }
        return new ImageProcessingException(
                e instanceof OutOfMemoryError
                        ? "There was not enough memory to work on the picture: give Java more."
                        : "Working on the picture failed: " + e + ".",
                e);
    }
}

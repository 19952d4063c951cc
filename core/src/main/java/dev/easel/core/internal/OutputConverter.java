package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.port.out.CallContext;

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
            received.note(
                    Note.adapted("delivered as received: converting needs an image processor, and none is configured"));
        }
        return dependencies.saving(plan.request()).each(received, image -> {
            if (unconverted || fits(image, plan)) {
                // Nothing else looks at these bytes, and not every provider takes them through a spool that does.
                ImageIntegrity.requireWhole(image.data());
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
}

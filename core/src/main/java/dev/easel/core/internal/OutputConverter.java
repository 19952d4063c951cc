package dev.easel.core.internal;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.internal.metadata.DeliveryNotes;
import dev.easel.core.port.out.CallContext;
import java.util.ArrayList;
import java.util.List;

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
        List<Note> notes = new ArrayList<>();
        return dependencies
                .saving(plan.request())
                .each(received, image -> {
                    GeneratedImage delivered = unconverted ? image : delivered(image, plan, context);
                    if (delivered.converted()) {
                        notes.addAll(DeliveryNotes.ofSize(image.data().size(), plan.delivery(), delivered.data()));
                        notes.addAll(DeliveryNotes.fitted(
                                image.data().size(),
                                plan.delivery(),
                                delivered.data().size()));
                    } else {
                        // Nothing else looks at these bytes, and not every provider takes them through a spool that
                        // does.
                        ImageIntegrity.requireWhole(image.data());
                    }
                    notes.addAll(DeliveryNotes.of(image.data(), delivered.data(), dependencies.processor()));
                    return delivered;
                })
                .notes(notes);
    }

    /** Returns the image converted where it is not what was requested, or was requested in a format and is not in sRGB. */
    private GeneratedImage delivered(GeneratedImage image, RequestPlan plan, CallContext context) {
        boolean fits = fits(image, plan);
        boolean stays = plan.request().output().format().isEmpty()
                || dependencies
                        .processor()
                        .filter(p -> !p.deliverableAsStored(image.data()))
                        .isEmpty();
        if (fits && stays) {
            return image;
        }
        context.report(ProgressEvent.Converting.of("converting"));
        ImageData converted = dependencies
                .processorFor("Converting")
                .convert(image.data(), fits ? sameAtAnyQuality(plan) : plan.delivery(), context);
        return converted.equals(image.data()) ? image : image.convertedTo(converted);
    }

    /** Returns a delivery that a fitting image meets whatever quality it was compressed with. */
    private static Delivery sameAtAnyQuality(RequestPlan plan) {
        Output wanted = plan.request().output();
        Output same = wanted.format().map(Output::of).orElseGet(Output::asReceived);
        return new Delivery(
                ImageSize.auto(),
                wanted.maxBytes().isPresent()
                        ? same.maxBytes(wanted.maxBytes().getAsLong()).mayShrink(wanted.mayShrink())
                        : same);
    }

    private static boolean fits(GeneratedImage image, RequestPlan plan) {
        return plan.compressesHere()
                ? plan.delivery().satisfiedBy(image.data())
                : plan.delivery().satisfiedAtAnyQuality(image.data());
    }
}

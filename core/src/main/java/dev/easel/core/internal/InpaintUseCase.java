package dev.easel.core.internal;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.metadata.DeliveryNotes;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.time.Instant;
import java.util.List;

/** Frames what the mask marks, calls the provider, restores everything else. */
final class InpaintUseCase {
    private final Dependencies dependencies;
    private final OutputConverter converter;

    InpaintUseCase(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.converter = new OutputConverter(dependencies);
    }

    ImageResult.Builder run(InpaintRequest request, ImageProvider provider, RunningCallContext context) {
        return FallbackChain.call(Verb.INPAINT, provider, provider.inpainters(), context, link -> {
            RequestPlan plan = plan(request, link, context.now());
            Uploads uploads = new Uploads(dependencies, link, plan, request.sendAsIs(), context);
            InpaintRequest loaded = request.toBuilder()
                    .references(uploads.of(request.references()))
                    .build();
            return request.asReturned()
                    ? asReturned(loaded, link, plan, uploads, context)
                    : restored(loaded, link, plan, context);
        });
    }

    /** Plans a request, and rejects what cannot be done before anything is sent. */
    RequestPlan plan(InpaintRequest request, ImageProvider.Link<ImageInpainter> link, Instant now) {
        Capabilities can = link.port().capabilities(request.model().orElse(ModelId.DEFAULT));
        RequestPlan plan = RequestPlan.of(request, can, now);
        int images = 1 + request.references().size();
        if (images > can.maxInputImages()) {
            throw new UnsupportedRequestException("With a mask, " + link.provider() + " cannot take " + images
                    + " images, references included: 1 to " + can.maxInputImages() + " are allowed.");
        }
        if (request.asReturned()) {
            converter.check(plan);
        } else {
            processor();
        }
        return plan;
    }

    private ImageProcessor processor() {
        return dependencies.processorFor("Inpainting that keeps all pixels outside the mask");
    }

    private ImageResult.Builder restored(
            InpaintRequest request,
            ImageProvider.Link<ImageInpainter> link,
            RequestPlan plan,
            RunningCallContext context) {
        if (request.sendAsIs() && request.references().isEmpty()) {
            plan.note(Note.dropped("send as is: the part that is sent is made here, from pixels alone"));
        }
        ImageProcessor processor = processor();
        ImageData image = dependencies.load(request.image(), link, context);
        Mask mask = new Mask(
                dependencies.loadMask(request.mask().image(), image, link, context),
                request.mask().convention());
        DeliveryNotes.ofPixels(image).forEach(plan::note);
        FramedCall call = new FramedCall(link, plan, processor, image.size(), dependencies, context);
        Capabilities can = plan.capabilities();
        FramingRule rule =
                new FramingRule(can.sizes().framing(), can.mask(), true, request.harmonize(), request.maskThreshold());
        List<Mask> parts = request.maxCalls() > 1 && request.count() == 1
                ? processor.parts(image, mask, request.maxCalls(), context)
                : List.of(mask);
        return FramedCall.warnIfLossy(
                parts.size() == 1
                        ? whole(request, image, processor.frame(image, mask, rule, context), call)
                        : inParts(request, image, parts, rule, processor, call, context)
                                .notes(processor.notes(mask, image.size())),
                call.delivery());
    }

    private static ImageResult.Builder whole(InpaintRequest request, ImageData original, Frame frame, FramedCall call) {
        return frame.empty()
                ? call.untouched(original, frame)
                : call.send(framed(request, frame), frame, call.delivery());
    }

    private static InpaintRequest framed(InpaintRequest request, Frame frame) {
        return request.toBuilder()
                .image(frame.image(), new Region.Masked(frame.mask()))
                .build();
    }

    /** Makes one paid call per part, each on the result of the one before; a failure keeps the results before it. */
    private static ImageResult.Builder inParts(
            InpaintRequest request,
            ImageData original,
            List<Mask> parts,
            FramingRule rule,
            ImageProcessor processor,
            FramedCall call,
            RunningCallContext context) {
        Delivery lossless = new Delivery(ImageSize.auto(), Output.png());
        ImageResult.Builder all = null;
        ImageData current = original;
        double drift = 0;
        double remaining = 0;
        context.paidCalls().planSeveral();
        call.oneCallPerPart();
        for (int i = 0; i < parts.size(); i++) {
            try {
                Frame frame = processor.frame(current, parts.get(i), rule, context);
                ImageResult.Builder done =
                        call.send(framed(request, frame), frame, i + 1 == parts.size() ? call.delivery() : lossless);
                GeneratedImage image = done.images().stream()
                        .findFirst()
                        .orElseThrow(() -> done.partialFailures().get(0));
                drift = Math.max(drift, image.drift().orElse(0));
                remaining = Math.max(remaining, image.remainingDrift().orElse(0));
                current = image.data();
                all = all == null
                        ? done
                        : all.merge(done.build())
                                .images(List.of(image.drift(drift).remainingDrift(remaining)));
            } catch (RuntimeException | OutOfMemoryError e) {
                if (all == null) {
                    throw e;
                }
                ImageData last = current;
                return call.saving()
                        .each(
                                BatchedCalls.addFailure(SavedImages.failure(e), all),
                                image -> image.convertedTo(processor.convert(last, call.delivery(), context)));
            }
        }
        if (all == null) {
            throw new IllegalStateException("A mask has at least one part.");
        }
        return all;
    }

    /** Returns the provider's own image: nothing is restored, so nothing is cropped either. */
    private ImageResult.Builder asReturned(
            InpaintRequest request,
            ImageProvider.Link<ImageInpainter> link,
            RequestPlan plan,
            Uploads uploads,
            RunningCallContext context) {
        Capabilities can = plan.capabilities();
        ImageSource image = uploads.of(request.image());
        Mask mask =
                new Mask(uploads.ofMask(request.mask().image()), request.mask().convention());
        if (mask.convention() != can.mask() || request.maskThreshold() != Mask.MOSTLY_MARKED) {
            ImageData maskImage = dependencies.load(mask.image(), link, context);
            mask = new Mask(
                    dependencies
                            .processorFor("Converting a mask from " + mask.convention() + " to " + can.mask())
                            .binary(
                                    new Mask(maskImage, mask.convention()),
                                    can.mask(),
                                    maskImage.size(),
                                    request.maskThreshold(),
                                    context),
                    can.mask());
        }
        Region region = new Region.Masked(mask);
        ImageResult.Builder received = BatchedCalls.run(
                plan,
                dependencies.executor(),
                context,
                (from, count) -> plan.apply(request.toBuilder(), from, count)
                        .image(image, region)
                        .build(),
                link.port()::inpaint);
        return converter.deliver(received, plan, context);
    }
}

package dev.easel.core.internal;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.util.List;

/** Frame what the mask marks, ask, restore all else. */
final class InpaintUseCase {
    private final Dependencies tools;
    private final OutputConverter deliverer;

    InpaintUseCase(Dependencies tools) {
        this.tools = tools;
        this.deliverer = new OutputConverter(tools);
    }

    ImageResult run(InpaintRequest request, ImageProvider provider, CallContext context) {
        return FallbackChain.ask(Verb.INPAINT, provider, provider.inpainters(), context, link -> {
            Capabilities can = link.port().capabilities(request.model().orElse(ModelId.DEFAULT));
            RequestPlan resolution = RequestPlan.of(request, can, context.now());
            InpaintRequest loaded = withReferences(request, link, can, context);
            return request.asReturned()
                    ? asReturned(loaded, link, resolution, context)
                    : restored(loaded, link, resolution, context);
        });
    }

    private InpaintRequest withReferences(
            InpaintRequest request, ImageProvider.Link<ImageInpainter> link, Capabilities can, CallContext context) {
        int images = 1 + request.references().size();
        if (images > can.maxInputImages()) {
            throw new UnsupportedRequestException(images + " images, further ones to go by among them, are more than "
                    + link.provider() + " takes with a mask: 1 to " + can.maxInputImages() + " are allowed.");
        }
        return request.toBuilder()
                .references(request.references().stream()
                        .map(image -> tools.loadUnlessFetched(image, can.fetchesUrls(), link, context))
                        .toList())
                .build();
    }

    private ImageResult restored(
            InpaintRequest request,
            ImageProvider.Link<ImageInpainter> link,
            RequestPlan resolution,
            CallContext context) {
        ImageProcessor processor = tools.processorFor("Inpainting that keeps all pixels outside the mask");
        ImageData image = tools.load(request.image(), link, context);
        Mask mask = new Mask(
                tools.loadMask(request.mask().image(), image, link, context),
                request.mask().convention());
        FramedCall call = new FramedCall(link, resolution, context);
        Capabilities can = resolution.capabilities();
        FramingRule rule = new FramingRule(can.sizes(), can.mask(), true);
        List<Mask> parts = request.maxCalls() > 1 && request.count() == 1
                ? processor.parts(image, mask, request.maxCalls(), context)
                : List.of(mask);
        return FramedCall.warnIfLossy(
                parts.size() == 1
                        ? whole(request, processor.frame(image, mask, rule, context), call)
                        : inParts(request, image, parts, rule, processor, call, context),
                call.delivery());
    }

    private static ImageResult whole(InpaintRequest request, Frame frame, FramedCall call) {
        return frame.empty() ? call.untouched(frame) : call.send(framed(request, frame), frame, call.delivery());
    }

    private static InpaintRequest framed(InpaintRequest request, Frame frame) {
        return request.toBuilder()
                .image(frame.image(), new Region.Masked(frame.mask()))
                .build();
    }

    /** One paid call a part, each on the result of the one before; a failure keeps what the calls before it made. */
    private static ImageResult inParts(
            InpaintRequest request,
            ImageData original,
            List<Mask> parts,
            FramingRule rule,
            ImageProcessor processor,
            FramedCall call,
            CallContext context) {
        Delivery lossless = new Delivery(ImageSize.auto(), Output.png());
        ImageResult.Builder all = null;
        ImageData current = original;
        double drift = 0;
        for (int i = 0; i < parts.size(); i++) {
            Frame frame = processor.frame(current, parts.get(i), rule, context);
            try {
                ImageResult done =
                        call.send(framed(request, frame), frame, i + 1 == parts.size() ? call.delivery() : lossless);
                drift = Math.max(drift, done.drift().orElse(0));
                current = done.first().data();
                all = all == null
                        ? done.toBuilder()
                        : all.merge(done).images(List.of(done.first().drift(drift)));
            } catch (EaselException e) {
                if (all == null) {
                    throw e;
                }
                ImageData last = current;
                return all.partialFailure(e)
                        .mapImages(image -> image.convertedTo(processor.convert(last, call.delivery(), context)))
                        .build();
            }
        }
        if (all == null) {
            throw new IllegalStateException("A mask has at least one part.");
        }
        return all.build();
    }

    /** The provider's own image: nothing is put back, so nothing is cut out either. */
    private ImageResult asReturned(
            InpaintRequest request,
            ImageProvider.Link<ImageInpainter> link,
            RequestPlan resolution,
            CallContext context) {
        deliverer.check(resolution);
        Capabilities can = resolution.capabilities();
        ImageSource image = tools.loadUnlessFetched(request.image(), can.fetchesUrls(), link, context);
        Mask mask = new Mask(
                tools.loadUnlessFetched(request.mask().image(), can.fetchesUrls(), link, context),
                request.mask().convention());
        if (mask.convention() != can.mask()) {
            ImageData read = tools.load(mask.image(), link, context);
            mask = new Mask(
                    tools.processorFor("Turning a mask from " + mask.convention() + " to " + can.mask())
                            .binary(new Mask(read, mask.convention()), can.mask(), read.size(), context),
                    can.mask());
        }
        Region region = new Region.Masked(mask);
        ImageResult received = BatchedCalls.run(
                resolution.batchSizes(),
                (from, count) -> link.port()
                        .inpaint(
                                resolution
                                        .tell(request.toBuilder(), from, count)
                                        .image(image, region)
                                        .build(),
                                context));
        return deliverer.deliver(received, resolution, context);
    }
}

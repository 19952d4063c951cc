package dev.easel.core.internal;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.metadata.DeliveryNotes;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.time.Instant;
import java.util.Optional;

/** Expands the canvas, has the border repainted, and puts the original back: the same for every provider. */
final class ExpandUseCase {
    private static final double WIDE = 0.2;
    /** All of the overlap is repainted, however weakly its inner end is blended in. */
    private static final int WHOLE_OVERLAP = 1;

    private final Dependencies dependencies;

    ExpandUseCase(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    ImageResult.Builder run(ExpandRequest request, ImageProvider provider, RunningCallContext context) {
        return FallbackChain.call(
                Verb.EXPAND, provider, provider.inpainters(), context, link -> call(request, link, context));
    }

    /** Plans a request, and rejects what cannot be done before anything is sent. */
    RequestPlan plan(ExpandRequest request, ImageProvider.Link<ImageInpainter> link, Instant now) {
        processor();
        return RequestPlan.of(request, link.port().capabilities(request.model().orElse(ModelId.DEFAULT)), now);
    }

    private ImageProcessor processor() {
        return dependencies.processorFor("Expanding");
    }

    private ImageResult.Builder call(
            ExpandRequest request, ImageProvider.Link<ImageInpainter> link, RunningCallContext context) {
        ImageProcessor processor = processor();
        RequestPlan plan = plan(request, link, context.now());
        Capabilities can = plan.capabilities();
        ImageData original = dependencies.load(request.image(), link, context);
        DeliveryNotes.ofPixels(original).forEach(plan::note);
        Border.Sides sides = sides(request.border(), original);
        BorderFill fill = new BorderFill(
                sides, request.prefill(), request.overlap(), request.output().matte());
        Optional<Border> border =
                request.overlap() == 0 ? nativeBorder(request.border(), sides, can) : Optional.empty();
        boolean nativeBorder = border.isPresent();
        if (nativeBorder) {
            can.emulation().map(Note::emulated).ifPresent(plan.notes()::remove);
        }
        SizeRule sizes = nativeBorder ? SizeRule.unspecified() : can.sizes().framing();
        FramingRule rule = new FramingRule(sizes, can.mask(), false, request.harmonize(), WHOLE_OVERLAP);
        Frame frame = processor.expand(original, fill, rule, context);
        FramedCall call = new FramedCall(link, plan, processor, sides.grown(original.size()), dependencies, context);
        Uploads uploads = new Uploads(dependencies, link, plan, request.sendAsIs(), context);
        ImageResult.Builder result = nativeBorder
                ? expandedByProvider(request, border.get(), uploads.of(original), frame, call)
                : repainted(request, frame, call);
        return FramedCall.warnIfLossy(noted(result, request, nativeBorder), call.delivery());
    }

    /** Returns the border as the provider itself takes it: as a share of each side, or in pixels per side. */
    private static Optional<Border> nativeBorder(Border border, Border.Sides sides, Capabilities can) {
        if (can.nativeBorder() && border instanceof Border.Fraction) {
            return Optional.of(border);
        }
        int longest = Math.max(Math.max(sides.left(), sides.right()), Math.max(sides.top(), sides.bottom()));
        return longest <= can.nativeSides().orElse(0) ? Optional.of(sides) : Optional.empty();
    }

    private static Border.Sides sides(Border border, ImageData original) {
        try {
            Border.Sides sides = border.around(original.size());
            sides.grown(original.size());
            return sides;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnsupportedRequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ImageResult.Builder repainted(ExpandRequest request, Frame frame, FramedCall call) {
        return call.send(inpainting(request, frame.image(), new Region.Masked(frame.mask())), frame, call.delivery());
    }

    /** The provider expands the image itself: it gets the original and the border, the canvas is never painted. */
    private static ImageResult.Builder expandedByProvider(
            ExpandRequest request, Border border, ImageSource original, Frame frame, FramedCall call) {
        frame.checkOriginal();
        return call.send(inpainting(request, original, new Region.Expanded(border)), frame, call.delivery());
    }

    private static InpaintRequest inpainting(ExpandRequest request, ImageSource image, Region region) {
        InpaintRequest.Builder inpainting = InpaintRequest.builder(image, region, request.prompt());
        request.model().ifPresent(inpainting::model);
        request.seed().ifPresent(inpainting::seed);
        return inpainting.copyOptions(request).build();
    }

    private static ImageResult.Builder noted(ImageResult.Builder result, ExpandRequest request, boolean nativeBorder) {
        if (request.border() instanceof Border.Fraction fraction && fraction.share() > WIDE) {
            result.note(Note.warning(
                    "a border of " + fraction.share() + " is wide: 0.05 to 0.2 usually looks more natural"));
        }
        if (!nativeBorder) {
            result.note(Note.emulated("expanded by inpainting a prefilled canvas"));
            if (request.sendAsIs()) {
                result.note(Note.dropped("send as is: the canvas that is sent is made here, from pixels alone"));
            }
        } else if (request.prefill() != ExpandRequest.DEFAULT_PREFILL) {
            result.note(Note.dropped("prefill " + request.prefill() + ": the provider expands the image itself"));
        }
        return result;
    }
}

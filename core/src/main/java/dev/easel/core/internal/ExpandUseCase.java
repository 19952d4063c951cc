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
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;

/** Grow the canvas, have the new ground repainted, put the original back in the middle: the same for every provider. */
final class ExpandUseCase {
    private static final double WIDE = 0.2;

    private final Dependencies tools;

    ExpandUseCase(Dependencies tools) {
        this.tools = tools;
    }

    ImageResult run(ExpandRequest request, ImageProvider provider, CallContext context) {
        return FallbackChain.ask(
                Verb.EXPAND, provider, provider.inpainters(), context, link -> ask(request, link, context));
    }

    private ImageResult ask(ExpandRequest request, ImageProvider.Link<ImageInpainter> link, CallContext context) {
        ImageProcessor processor = tools.processorFor("Expanding");
        Capabilities can = link.port().capabilities(request.model().orElse(ModelId.DEFAULT));
        RequestPlan resolution = RequestPlan.of(request, can, context.now());
        ImageData original = tools.load(request.image(), link, context);
        Border.Sides sides = sides(request.border(), original);
        BorderFill ground = new BorderFill(
                sides, request.prefill(), request.overlap(), request.output().matte());
        boolean grownThere =
                can.nativeBorder() && request.border() instanceof Border.Fraction && request.overlap() == 0;
        FramingRule rule = new FramingRule(grownThere ? SizeRule.unspecified() : can.sizes(), can.mask(), false);
        Frame frame = processor.expand(original, ground, rule, context);
        FramedCall call = new FramedCall(link, resolution, context);
        ImageResult result = grownThere ? grownThere(request, original, frame, call) : repainted(request, frame, call);
        return FramedCall.warnIfLossy(noted(result, request.border(), grownThere), call.delivery());
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

    private static ImageResult repainted(ExpandRequest request, Frame frame, FramedCall call) {
        return call.send(words(request, frame.image(), new Region.Masked(frame.mask())), frame, call.delivery());
    }

    /** The provider grows the image by itself: it gets the original and the border, the canvas is never painted. */
    private static ImageResult grownThere(ExpandRequest request, ImageData original, Frame frame, FramedCall call) {
        frame.checkOriginal();
        return call.send(words(request, original, new Region.Expanded(request.border())), frame, call.delivery());
    }

    private static InpaintRequest words(ExpandRequest request, ImageSource image, Region region) {
        InpaintRequest.Builder words = InpaintRequest.builder(image, region, request.prompt());
        request.model().ifPresent(words::model);
        request.seed().ifPresent(words::seed);
        return words.copyOptions(request).build();
    }

    private static ImageResult noted(ImageResult result, Border border, boolean grownThere) {
        ImageResult.Builder noted = result.toBuilder();
        if (border instanceof Border.Fraction fraction && fraction.share() > WIDE) {
            noted.note(Note.warning(
                    "a border of " + fraction.share() + " is wide: 0.05 to 0.2 usually looks more natural"));
        }
        if (!grownThere) {
            noted.note(Note.emulated("expanded by inpainting a prefilled canvas"));
        }
        return noted.build();
    }
}

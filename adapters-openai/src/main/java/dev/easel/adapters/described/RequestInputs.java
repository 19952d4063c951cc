package dev.easel.adapters.described;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.MaskInstruction;
import java.util.List;
import java.util.Optional;

/**
 * What a request is sent as: the call that makes it, and its prompt and images in that call.
 *
 * @param sides the new border, where the provider expands the image itself
 */
record RequestInputs(
        VerbCall call,
        String prompt,
        List<ImageSource> images,
        Optional<ImageSource> mask,
        Optional<Border.Sides> sides) {
    /**
     * Returns the inputs of a request.
     *
     * @throws UnsupportedRequestException when the provider has no such verb, or not for so many images
     */
    static RequestInputs of(ImageRequest request, ModelView view) {
        RequestInputs inputs = request instanceof InpaintRequest inpaint
                ? inpainting(inpaint, view)
                : plain(request, call(view, request.verb()));
        int room = DescribedCapabilities.room(inputs.call);
        if (inputs.images.size() > room) {
            throw new UnsupportedRequestException(provider(view) + " takes " + room
                    + (room == 1 ? " input image" : " input images") + " for "
                    + request.verb().word() + ", got "
                    + inputs.images.size() + ", with this model.");
        }
        return inputs;
    }

    private static String provider(ModelView view) {
        return "Provider " + view.json().text("name").orElse("");
    }

    private static VerbCall call(ModelView view, Verb verb) {
        return view.call(verb)
                .orElseThrow(() -> new UnsupportedRequestException(
                        provider(view) + " has no " + verb.word() + " for this model; name another model."));
    }

    private static RequestInputs plain(ImageRequest request, VerbCall call) {
        List<ImageSource> images = request instanceof EditRequest edit ? edit.images() : List.of();
        return new RequestInputs(call, request.prompt(), images, Optional.empty(), Optional.empty());
    }

    private static RequestInputs inpainting(InpaintRequest request, ModelView view) {
        if (request.region() instanceof Region.Expanded expanded) {
            if (!(expanded.border() instanceof Border.Sides sides)) {
                throw new UnsupportedRequestException(
                        provider(view) + " expands an image by pixels per side; got " + expanded.border() + ".");
            }
            return new RequestInputs(
                    call(view, Verb.EXPAND),
                    request.prompt(),
                    request.inputImages(),
                    Optional.empty(),
                    Optional.of(sides));
        }
        Optional<VerbCall> masked = view.call(Verb.INPAINT);
        if (masked.isPresent()) {
            return new RequestInputs(
                    masked.get(),
                    request.prompt(),
                    request.inputImages(),
                    Optional.of(request.mask().image()),
                    Optional.empty());
        }
        VerbCall edit = call(view, Verb.EDIT);
        return DescribedCapabilities.room(edit) > 1
                ? new RequestInputs(
                        edit,
                        MaskInstruction.prompt(request),
                        MaskInstruction.images(request),
                        Optional.empty(),
                        Optional.empty())
                : new RequestInputs(edit, request.prompt(), request.inputImages(), Optional.empty(), Optional.empty());
    }
}

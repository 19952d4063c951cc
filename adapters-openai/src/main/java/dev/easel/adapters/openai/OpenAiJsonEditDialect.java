package dev.easel.adapters.openai;

import dev.easel.adapters.http.Dialect;
import dev.easel.adapters.http.HttpCall;
import dev.easel.adapters.http.body.InlinePicture;
import dev.easel.adapters.http.body.JsonBody;
import dev.easel.adapters.openai.shared.OpenAiDialect;
import dev.easel.adapters.openai.shared.OpenAiSettings;
import dev.easel.adapters.openai.wire.OpenAiWire;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.InpaintRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST images/edits} in JSON: pictures as addresses or data URIs, and perhaps a mask ({@code EditImageBodyJsonParam}). */
final class OpenAiJsonEditDialect<R extends ImageRequest> extends OpenAiDialect<R> {
    private final Function<R, List<ImageSource>> images;
    private final Function<R, Optional<ImageSource>> mask;

    private OpenAiJsonEditDialect(
            OpenAiSettings settings, Function<R, List<ImageSource>> images, Function<R, Optional<ImageSource>> mask) {
        super(settings);
        this.images = images;
        this.mask = mask;
    }

    /** Returns the dialect that edits. */
    static Dialect<EditRequest> edits(OpenAiSettings settings) {
        return new OpenAiJsonEditDialect<>(settings, EditRequest::images, request -> Optional.empty());
    }

    /** Returns the dialect that inpaints. */
    static Dialect<InpaintRequest> inpaints(OpenAiSettings settings) {
        return new OpenAiJsonEditDialect<>(
                settings,
                InpaintRequest::pictures,
                request -> Optional.of(request.mask().picture()));
    }

    @Override
    public HttpCall write(R request) {
        Map<String, Object> fields = fields(request);
        fields.put(
                OpenAiWire.IMAGES,
                images.apply(request).stream()
                        .map(OpenAiJsonEditDialect::reference)
                        .toList());
        mask.apply(request).ifPresent(picture -> fields.put(OpenAiWire.MASK, reference(picture)));
        return HttpCall.post(OpenAiWire.EDITS, JsonBody.of(fields));
    }

    private static Map<String, Object> reference(ImageSource picture) {
        return Map.of(OpenAiWire.IMAGE_URL, InlinePicture.addressOrDataUri(picture));
    }
}

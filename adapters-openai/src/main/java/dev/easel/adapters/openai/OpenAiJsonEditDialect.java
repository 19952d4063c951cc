package dev.easel.adapters.openai;

import dev.easel.adapters.http.HttpCall;
import dev.easel.adapters.http.body.InlinePicture;
import dev.easel.adapters.http.body.JsonBody;
import dev.easel.adapters.openai.shared.EditPictures;
import dev.easel.adapters.openai.shared.OpenAiEditDialect;
import dev.easel.adapters.openai.shared.OpenAiSettings;
import dev.easel.adapters.openai.wire.OpenAiWire;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSource;
import java.util.Map;

/** {@code POST images/edits} in JSON: pictures as addresses or data URIs, and perhaps a mask ({@code EditImageBodyJsonParam}). */
final class OpenAiJsonEditDialect<R extends ImageRequest> extends OpenAiEditDialect<R> {
    OpenAiJsonEditDialect(OpenAiSettings settings) {
        super(settings);
    }

    @Override
    protected HttpCall write(R request, EditPictures pictures) {
        Map<String, Object> fields = fields(request);
        fields.put(
                OpenAiWire.IMAGES,
                pictures.images().stream().map(OpenAiJsonEditDialect::reference).toList());
        pictures.mask().ifPresent(picture -> fields.put(OpenAiWire.MASK, reference(picture)));
        return HttpCall.post(OpenAiWire.EDITS, JsonBody.of(fields));
    }

    private static Map<String, Object> reference(ImageSource picture) {
        return Map.of(OpenAiWire.IMAGE_URL, InlinePicture.addressOrDataUri(picture));
    }
}

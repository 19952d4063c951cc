package dev.easel.adapters.openai;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.shared.EditInputs;
import dev.easel.adapters.openai.shared.OpenAiEditDialect;
import dev.easel.adapters.openai.wire.OpenAiWire;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.HttpCall;
import dev.easel.http.WireOptions;
import dev.easel.http.body.InlineImage;
import dev.easel.http.body.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST images/edits} in JSON: images as URLs or data URIs, optionally a mask ({@code EditImageBodyJsonParam}). */
final class OpenAiJsonEditDialect<R extends ImageRequest> extends OpenAiEditDialect<R> {
    private final EditForm form;

    OpenAiJsonEditDialect(OpenAiSettings settings, EditForm form) {
        super(settings);
        this.form = form;
    }

    @Override
    protected HttpCall encode(R request, EditInputs inputs) {
        Map<String, Object> fields = fields(request);
        List<Map<String, Object>> images =
                inputs.images().stream().map(image -> reference("image", image)).toList();
        if (form == EditForm.OBJECTS && images.size() == 1) {
            fields.put(OpenAiWire.IMAGE, images.get(0));
        } else {
            fields.put(OpenAiWire.IMAGES, images);
        }
        inputs.mask().ifPresent(image -> fields.put(OpenAiWire.MASK, reference("mask", image)));
        WireOptions.into(fields, request);
        return HttpCall.post(OpenAiWire.EDITS, JsonBody.of(fields));
    }

    private Map<String, Object> reference(String role, ImageSource image) {
        Object reference = InlineImage.urlOrDataUri(image);
        if (reference instanceof InlineImage inline && inline.length() > OpenAiWire.LONGEST_IMAGE_URL) {
            throw new UnsupportedRequestException(
                    "The " + role + " is too large for edits in JSON: its data URI has " + inline.length()
                            + " characters, and up to " + OpenAiWire.LONGEST_IMAGE_URL
                            + " are allowed. Send it as form parts (easel-adapters-multipart), as a URL, or smaller.");
        }
        if (form == EditForm.JSON) {
            return Map.of(OpenAiWire.IMAGE_URL, reference);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", reference);
        object.put("type", OpenAiWire.IMAGE_URL);
        return object;
    }
}

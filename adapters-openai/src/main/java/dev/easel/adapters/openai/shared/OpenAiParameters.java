package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields that generations and edits share, in JSON or as form parts (OpenAI's schema, {@code CreateImageRequest} and
 * {@code CreateImageEditRequest}). Unset parameters are left out, so that the server's defaults apply;
 * {@code response_format} is never sent, since GPT image models reject it.
 */
final class OpenAiParameters {
    private final OpenAiSettings settings;

    OpenAiParameters(OpenAiSettings settings) {
        this.settings = settings;
    }

    /** Returns the fields of a request in order: text, whole numbers, booleans, and the fields of the options. */
    Map<String, Object> of(ImageRequest request) {
        OpenAiOptions options = options(request);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model(request));
        fields.put("prompt", request.prompt());
        if (request.count() > 1) {
            fields.put("n", request.count());
        }
        if (request.size() instanceof ImageSize.Exact exact) {
            fields.put("size", exact.toString());
        }
        if (request.quality() != Quality.AUTO) {
            fields.put("quality", request.quality().word());
        }
        if (request.background() != Background.AUTO) {
            fields.put("background", request.background().word());
        }
        request.output().format().map(ImageFormat::word).ifPresent(format -> fields.put("output_format", format));
        request.output()
                .quality()
                .ifPresent(quality ->
                        fields.put("output_compression", settings.compression().value(quality)));
        if (request.partialImages() > 0 || options.streams()) {
            fields.put("stream", true);
        }
        if (request.partialImages() > 0) {
            fields.put("partial_images", request.partialImages());
        }
        fields.putAll(options.fields());
        if (leavesOutFidelity(request)) {
            fields.remove(OpenAiOptions.INPUT_FIDELITY);
        }
        return fields;
    }

    /** Returns whether {@code input_fidelity} is dropped: the request has no input images, or its model rejects it. */
    boolean leavesOutFidelity(ImageRequest request) {
        boolean supported = !(request instanceof GenerateRequest)
                && ModelTable.row(settings.system(), request.verb(), model(request))
                        .takesFidelity();
        return options(request).field(OpenAiOptions.INPUT_FIDELITY).isPresent() && !supported;
    }

    private OpenAiOptions options(ImageRequest request) {
        return request.options(OpenAiOptions.class).orElse(settings.options());
    }

    /** Returns the model that a request names, or the default one. */
    String model(ImageRequest request) {
        return request.model().map(ModelId::name).orElse(settings.model());
    }
}

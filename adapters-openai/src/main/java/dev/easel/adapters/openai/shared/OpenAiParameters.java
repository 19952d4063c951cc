package dev.easel.adapters.openai.shared;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.PictureSize;
import dev.easel.core.domain.Quality;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields that generations and edits share, in JSON or as form parts (OpenAI's schema, {@code CreateImageRequest} and
 * {@code CreateImageEditRequest}). What a request leaves open is left out, so that the server's own defaults hold;
 * {@code response_format} is never sent, since GPT image models refuse it.
 */
final class OpenAiParameters {
    static final String INPUT_FIDELITY = "input_fidelity";

    private final OpenAiSettings settings;

    OpenAiParameters(OpenAiSettings settings) {
        this.settings = settings;
    }

    /** Returns the fields of a request in order: text, whole numbers, booleans, and whatever the options say. */
    Map<String, Object> of(ImageRequest request) {
        OpenAiOptions options = request.options(OpenAiOptions.class).orElse(settings.options());
        String model = request.model().map(ModelId::name).orElse(settings.model());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model);
        fields.put("prompt", request.prompt());
        if (request.count() > 1) {
            fields.put("n", request.count());
        }
        if (request.size() instanceof PictureSize.Exact exact) {
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
        if (request.partialPictures() > 0 || options.streams()) {
            fields.put("stream", true);
        }
        if (request.partialPictures() > 0) {
            fields.put("partial_images", request.partialPictures());
        }
        fields.putAll(options.fields());
        boolean takesFidelity = !(request instanceof GenerateRequest)
                && ModelTable.row(settings.system(), request.verb(), model).takesFidelity();
        if (!takesFidelity) {
            fields.remove(INPUT_FIDELITY);
        }
        return fields;
    }
}

package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        model(request).ifPresent(name -> fields.put("model", name));
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
        if (row(request).capabilities().seed()) {
            request.seed().ifPresent(seed -> fields.put("seed", seed));
        }
        fields.keySet().removeAll(settings.omitted());
        fields.putAll(options.fields());
        fields.keySet().removeAll(unsupported(request));
        return fields;
    }

    /** Returns the options that are dropped: the model does not take them, or the request has no input images. */
    List<String> unsupported(ImageRequest request) {
        ModelTable.Row row = row(request);
        return options(request).fields().keySet().stream()
                .filter(ModelTable.OPTIONAL_FIELDS::contains)
                .filter(field -> !row.takes(field)
                        || field.equals(OpenAiOptions.INPUT_FIDELITY) && request instanceof GenerateRequest)
                .toList();
    }

    private ModelTable.Row row(ImageRequest request) {
        return ModelTable.row(settings.system(), request.verb(), model(request).orElse(""));
    }

    private OpenAiOptions options(ImageRequest request) {
        return request.options(OpenAiOptions.class).orElse(settings.options());
    }

    /** Returns the model that a request names, or the default one, or empty if the server decides. */
    Optional<String> model(ImageRequest request) {
        return request.model().map(ModelId::name).or(settings::model);
    }

    /** Returns what the caller should know about the options and the model of a request. */
    List<Note> notes(ImageRequest request) {
        List<Note> notes = new ArrayList<>();
        for (String field : unsupported(request)) {
            notes.add(Note.dropped(field + ": the model does not support it"));
        }
        model(request)
                .flatMap(name -> ModelTable.retirement(settings.system(), request.verb(), name))
                .ifPresent(notes::add);
        return notes;
    }
}

package dev.easel.adapters.openai.serve;

import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a request to what OpenAI takes for the model that it names, by the model's row in the table of models: what passes
 * here is not refused there for its parameters. A request without a model is held to the rules of the default model.
 */
final class ModelRules {
    /** Parameters that only some models take, under their names in a row. */
    private static final List<String> OPTIONAL = List.of("style", "response_format", "complexity");

    /** Parameters that only GPT image models take. */
    private static final List<String> OF_GPT_IMAGES =
            List.of("background", "output_format", "output_compression", "moderation", "stream", "partial_images");

    private final RequestFields fields;
    private final ModelTable.Row row;
    private final Capabilities can;
    private final boolean gptImage;

    private ModelRules(RequestFields fields, ModelTable.Row row) {
        this.fields = fields;
        this.row = row;
        this.can = row.capabilities();
        this.gptImage = !can.formats().isEmpty();
    }

    /** Returns the row about a model; throws {@link HttpErrorException} if OpenAI does not serve it for the verb. */
    static ModelTable.Row row(Verb verb, String model) {
        return ModelTable.named(OpenAiSystem.OPENAI, verb, model)
                .orElseThrow(() -> new HttpError(
                                404,
                                "model_not_found",
                                "The model '" + model + "' does not exist, or cannot " + verb.word() + "; use one of "
                                        + names(verb) + ".",
                                Optional.of("model"),
                                Map.of())
                        .asException());
    }

    private static String names(Verb verb) {
        return ModelTable.names(OpenAiSystem.OPENAI).stream()
                .filter(name ->
                        ModelTable.named(OpenAiSystem.OPENAI, verb, name).isPresent())
                .collect(Collectors.joining(", "));
    }

    /** Refuses what the model of a row does not take. */
    static void check(RequestFields fields, ImageParameters parameters, Verb verb, ModelTable.Row row) {
        ModelRules rules = new ModelRules(fields, row);
        rules.checkNames(verb);
        rules.checkPrompt(parameters.prompt());
        rules.checkSize(parameters.size());
        rules.oneOf("quality", row.qualityWords());
        rules.oneOf("background", words(rules.can.backgrounds()));
        rules.oneOf("output_format", words(rules.can.formats()));
        rules.checkCount(parameters.count());
        rules.checkCompression();
    }

    private void checkNames(Verb verb) {
        refuse("seed");
        OPTIONAL.stream().filter(name -> !row.takes(name)).forEach(this::refuse);
        if (!gptImage) {
            OF_GPT_IMAGES.forEach(this::refuse);
        }
        if (verb == Verb.GENERATE) {
            refuse("input_fidelity");
        } else if (!row.takes("input_fidelity") && has("input_fidelity")) {
            throw HttpError.of(
                            "input_fidelity",
                            "invalid_input_fidelity_model",
                            "The model does not support the 'input_fidelity' parameter; omit it.")
                    .asException();
        }
    }

    private boolean has(String name) {
        return fields.names().contains(name);
    }

    private void refuse(String name) {
        if (has(name)) {
            throw HttpError.unknown(name).asException();
        }
    }

    private void checkPrompt(String prompt) {
        int length = prompt.codePointCount(0, prompt.length());
        row.maxPromptLength().ifPresent(most -> {
            if (length > most) {
                throw ImageParameters.tooLong(length, most);
            }
        });
    }

    private void checkSize(ImageSize size) {
        SizeRule rule = can.sizes();
        boolean refused = size instanceof ImageSize.Exact exact ? !rule.makes(exact.size()) : has("size") && !gptImage;
        if (refused) {
            throw rule instanceof SizeRule.Fixed fixed
                    ? unsupported("size", size.toString(), sizes(fixed))
                    : HttpError.value("size", "Invalid value: '" + size + "'. Supported are: " + rule.allowed() + ".")
                            .asException();
        }
    }

    private List<String> sizes(SizeRule.Fixed rule) {
        List<String> words =
                new ArrayList<>(rule.sizes().stream().map(Size::toString).toList());
        if (gptImage) {
            words.add("auto");
        }
        return words;
    }

    private void checkCount(int count) {
        if (count > can.maxCount()) {
            throw HttpError.of(
                            "n",
                            "integer_above_max_value",
                            "Invalid 'n': " + count + " is out of range; 1 to " + can.maxCount()
                                    + " are allowed for this model.")
                    .asException();
        }
    }

    private void checkCompression() {
        boolean png = fields.text("output_format")
                .flatMap(ImageFormat::named)
                .filter(format -> format != ImageFormat.PNG)
                .isEmpty();
        fields.integer("output_compression").ifPresent(compression -> {
            if (png && compression < 100) {
                throw HttpError.of(
                                "output_compression",
                                "invalid_png_output_compression",
                                "Compression less than 100 is not supported for PNG output format.")
                        .asException();
            }
        });
    }

    private void oneOf(String name, List<String> allowed) {
        fields.text(name).map(String::strip).filter(word -> !word.isEmpty()).ifPresent(word -> {
            if (!allowed.contains(word)) {
                throw unsupported(name, word, allowed);
            }
        });
    }

    private static List<String> words(Set<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** Returns an error in the words of OpenAI's own. */
    private static HttpErrorException unsupported(String name, String value, List<String> allowed) {
        return HttpError.value(
                        name,
                        "Invalid value: '" + value + "' for '" + name + "'. Supported values are: "
                                + allowed.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "))
                                + ".")
                .asException();
    }
}

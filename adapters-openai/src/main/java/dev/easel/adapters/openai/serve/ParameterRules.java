package dev.easel.adapters.openai.serve;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Verb;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.RequestFields;
import dev.easel.server.settings.Strictness;
import java.util.Optional;
import java.util.Set;

/**
 * Which parameters an endpoint takes: those of OpenAI's image API (official OpenAPI document 2.3.0, and the newer fields of
 * its SDKs 4.100/7.55), whether or not they have an effect here, and those of its input images.
 *
 * @param verb what the endpoint does without a mask
 * @param inputs the additional parameters of this endpoint
 * @param defaultModel the model of a request that names none, such as an Azure deployment
 * @param size the size, where the endpoint reads it otherwise than OpenAI
 */
public record ParameterRules(
        Verb verb, Strictness strictness, Set<String> inputs, Optional<String> defaultModel, Optional<ImageSize> size) {
    private static final Set<String> KNOWN = Set.of(
            "prompt",
            "model",
            "n",
            "size",
            "quality",
            "background",
            "output_format",
            "output_compression",
            "moderation",
            "user",
            "safety_identifier",
            "response_format",
            "stream",
            "partial_images",
            "complexity",
            "input_fidelity",
            "style",
            "seed");

    /** What would change the result in a way that no provider here can. */
    private static final Set<String> UNAVAILABLE = Set.of("frame_count", "frame_duration_ms", "svg", "markup");

    public ParameterRules {
        inputs = Set.copyOf(inputs);
    }

    /** Returns the rules of an endpoint, with the names of its additional parameters. */
    public static ParameterRules of(Verb verb, Strictness strictness, String... inputs) {
        return new ParameterRules(verb, strictness, Set.of(inputs), Optional.empty(), Optional.empty());
    }

    /** Returns the same with a model for requests that name none. */
    public ParameterRules defaultModel(Optional<String> model) {
        return new ParameterRules(verb, strictness, inputs, model, size);
    }

    /** Returns the same with a size that was read already. */
    public ParameterRules size(ImageSize read) {
        return new ParameterRules(verb, strictness, inputs, defaultModel, Optional.of(read));
    }

    /** Returns whether a request is held to what the named model takes. */
    boolean strict() {
        return strictness == Strictness.STRICT;
    }

    /** Refuses a parameter that has no meaning here. */
    void checkNames(RequestFields fields) {
        for (String name : fields.names()) {
            if (inputs.contains(name) || KNOWN.contains(name)) {
                continue;
            }
            if (UNAVAILABLE.contains(name)) {
                throw HttpError.of(
                                name,
                                "unsupported_parameter",
                                "Unsupported parameter: '" + name + "' is not supported by this server; omit it.")
                        .asException();
            }
            if (strictness != Strictness.LENIENT) {
                throw HttpError.unknown(name).asException();
            }
        }
    }
}

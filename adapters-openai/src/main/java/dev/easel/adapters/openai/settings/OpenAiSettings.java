package dev.easel.adapters.openai.settings;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to call one server of the OpenAI style.
 *
 * @param model the model for requests that name none, or empty to send no model then
 * @param options the options of requests that have none
 * @param omitted the fields that are never sent, of {@link #OMITTABLE}
 */
public record OpenAiSettings(
        OpenAiSystem system,
        Optional<String> model,
        CompressionMeaning compression,
        OpenAiOptions options,
        Set<String> omitted) {
    /** The fields that can be left out, because a server rejects them. */
    public static final List<String> OMITTABLE =
            List.of("model", "n", "size", "quality", "background", "output_format", "output_compression", "seed");

    public OpenAiSettings {
        requireNonNull(system, "system");
        requireNonNull(model, "model");
        requireNonNull(compression, "compression");
        requireNonNull(options, "options");
        omitted = Collections.unmodifiableSet(new TreeSet<>(requireNonNull(omitted, "omitted")));
        for (String field : omitted) {
            if (!OMITTABLE.contains(field)) {
                throw new IllegalArgumentException(
                        "Field '" + field + "' cannot be omitted; allowed are " + String.join(", ", OMITTABLE) + ".");
            }
        }
    }

    /** Returns the default settings of a provider. */
    public static OpenAiSettings of(OpenAiSystem system) {
        requireNonNull(system, "system");
        return new OpenAiSettings(
                system, system.usualModel(), CompressionMeaning.QUALITY, OpenAiOptions.none(), Set.of());
    }

    /** Returns the same with another default model. */
    public OpenAiSettings model(String name) {
        return new OpenAiSettings(system, Optional.of(requireNonNull(name, "name")), compression, options, omitted);
    }

    /** Returns the same with another meaning of {@code output_compression}. */
    public OpenAiSettings compression(CompressionMeaning meaning) {
        return new OpenAiSettings(system, model, requireNonNull(meaning, "meaning"), options, omitted);
    }

    /** Returns the same with other default options. */
    public OpenAiSettings options(OpenAiOptions defaults) {
        return new OpenAiSettings(system, model, compression, requireNonNull(defaults, "defaults"), omitted);
    }

    /**
     * Returns the same with other fields that are never sent.
     *
     * @throws IllegalArgumentException for a field that is not one of {@link #OMITTABLE}
     */
    public OpenAiSettings omit(String... fields) {
        return new OpenAiSettings(
                system, model, compression, options, Set.copyOf(List.of(requireNonNull(fields, "fields"))));
    }
}

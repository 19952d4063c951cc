package dev.easel.adapters.openai.settings;

import static java.util.Objects.requireNonNull;

/**
 * How to call one server of the OpenAI style.
 *
 * @param model the model for requests that name none
 * @param options the options of requests that have none
 */
public record OpenAiSettings(OpenAiSystem system, String model, CompressionMeaning compression, OpenAiOptions options) {
    public OpenAiSettings {
        requireNonNull(system, "system");
        requireNonNull(model, "model");
        requireNonNull(compression, "compression");
        requireNonNull(options, "options");
    }

    /** Returns the default settings of a provider. */
    public static OpenAiSettings of(OpenAiSystem system) {
        requireNonNull(system, "system");
        return new OpenAiSettings(system, system.usualModel(), CompressionMeaning.QUALITY, OpenAiOptions.none());
    }

    /** Returns the same with another default model. */
    public OpenAiSettings model(String name) {
        return new OpenAiSettings(system, requireNonNull(name, "name"), compression, options);
    }

    /** Returns the same with another meaning of {@code output_compression}. */
    public OpenAiSettings compression(CompressionMeaning meaning) {
        return new OpenAiSettings(system, model, requireNonNull(meaning, "meaning"), options);
    }

    /** Returns the same with other default options. */
    public OpenAiSettings options(OpenAiOptions defaults) {
        return new OpenAiSettings(system, model, compression, requireNonNull(defaults, "defaults"));
    }
}

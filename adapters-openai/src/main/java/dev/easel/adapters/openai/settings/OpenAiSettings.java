package dev.easel.adapters.openai.settings;

/**
 * How one server of the OpenAI style is spoken to.
 *
 * @param model the model to name where a request names none
 * @param options what every request carries unless it has options of its own
 */
public record OpenAiSettings(OpenAiSystem system, String model, CompressionMeaning compression, OpenAiOptions options) {
    /** Returns the usual settings of a system. */
    public static OpenAiSettings of(OpenAiSystem system) {
        return new OpenAiSettings(system, system.usualModel(), CompressionMeaning.QUALITY, OpenAiOptions.none());
    }

    /** Returns the same with another usual model. */
    public OpenAiSettings model(String name) {
        return new OpenAiSettings(system, name, compression, options);
    }

    /** Returns the same with another meaning of {@code output_compression}. */
    public OpenAiSettings compression(CompressionMeaning meaning) {
        return new OpenAiSettings(system, model, meaning, options);
    }

    /** Returns the same with other usual options. */
    public OpenAiSettings options(OpenAiOptions usual) {
        return new OpenAiSettings(system, model, compression, usual);
    }
}

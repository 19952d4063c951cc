package dev.easel.json;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ProviderOptions;
import java.util.Map;
import java.util.function.Function;

/**
 * How the options of one provider style are written in a request, and made again of their settings.
 *
 * @param name the name in the JSON, such as {@code openai}
 * @param type the class of the options
 * @param ofSettings makes options of what their {@link ProviderOptions#settings()} returned
 */
public record OptionsForm<T extends ProviderOptions>(
        String name, Class<T> type, Function<Map<String, ?>, ? extends T> ofSettings) {
    public OptionsForm {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(ofSettings, "ofSettings");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of options is blank: give them one, such as openai.");
        }
    }
}

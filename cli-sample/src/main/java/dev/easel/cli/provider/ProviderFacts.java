package dev.easel.cli.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a kind of provider without calling it.
 *
 * @param about what it is, and how well that is founded
 * @param base its default base URL, placeholders of settings in it; empty if it has no default
 * @param models the models that its tables name; it may have others
 * @param settings the settings of its description, each with its default, or empty where it must be given
 * @param sources where the facts come from, with dates
 */
public record ProviderFacts(
        Optional<String> about,
        Optional<String> base,
        List<String> models,
        Map<String, Optional<String>> settings,
        List<String> sources) {
    /** Nothing is known. */
    public static final ProviderFacts NONE =
            new ProviderFacts(Optional.empty(), Optional.empty(), List.of(), Map.of(), List.of());

    public ProviderFacts {
        models = List.copyOf(models);
        sources = List.copyOf(sources);
    }
}

package dev.easel.cli.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What one provider can do with one model.
 *
 * @param model empty where the provider has no names for models
 * @param byDefault whether it is the provider's default
 * @param sources where the facts come from
 */
public record ModelEntry(
        String provider, Optional<String> model, boolean byDefault, Abilities abilities, List<String> sources) {
    public ModelEntry {
        sources = List.copyOf(sources);
    }
}

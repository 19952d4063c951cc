package dev.easel.cli.catalog;

import dev.easel.cli.provider.ProviderKind;
import java.util.List;
import java.util.Optional;

/**
 * What is known about one provider.
 *
 * @param keySet whether the environment has its key
 * @param abilities what it can do with its default model
 */
public record ProviderEntry(ProviderKind kind, boolean keySet, Abilities abilities) {
    /** Returns where the facts come from, with dates. */
    public List<String> sources() {
        return kind.facts().sources().isEmpty()
                ? abilities.sources()
                : kind.facts().sources();
    }

    /** Returns the newest date of its sources. */
    public Optional<String> asOf() {
        return Abilities.newest(sources());
    }
}

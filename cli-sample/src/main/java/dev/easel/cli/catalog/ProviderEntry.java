package dev.easel.cli.catalog;

import dev.easel.cli.provider.ProviderKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Returns the models that are known by name, the default one among them. */
    public List<String> models() {
        Set<String> models = new LinkedHashSet<>();
        abilities.model().filter(name -> !kind.facts().models().contains(name)).ifPresent(models::add);
        models.addAll(kind.facts().models());
        return List.copyOf(models);
    }

    /** Returns the newest date of its sources. */
    public Optional<String> asOf() {
        return Abilities.newest(sources());
    }
}

package dev.easel.cli.provider;

import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers that are described by data. */
public final class DescribedKinds implements ProviderTable.Described {
    private static final String TRIED = "Run against the live service.";
    private static final String READ = "Made from documents and never run against the live service.";

    @Override
    public List<ProviderKind> kinds() {
        return ProviderDescription.provided().stream().map(DescribedKinds::of).toList();
    }

    @Override
    public Map<String, String> keyVariables() {
        return ProviderDescription.keyVariables();
    }

    /** Returns the one that a file describes. */
    public static ProviderKind load(Path file) {
        return of(ProviderDescription.load(file));
    }

    /** Returns the kind of a description. */
    static ProviderKind of(ProviderDescription description) {
        Optional<String> base = Optional.of(description.base()).filter(url -> !url.isBlank());
        ProviderKind.Needs needs =
                new ProviderKind.Needs(description.keyVariable(), description.keyNeeded(), base.isEmpty(), false);
        ProviderFacts facts = new ProviderFacts(
                Optional.of(
                        description.doc().map(text -> text + " ").orElse("") + (description.tried() ? TRIED : READ)),
                base,
                description.models(),
                description.settings(),
                description.sources());
        return ProviderKind.remote(
                        description.name(),
                        needs,
                        new Configured<>(
                                settings -> config(description, settings), Described::endpoint, Described::provider))
                .taking(ProviderKind.Extra.MODEL)
                .knownAs(() -> facts);
    }

    private static Described config(ProviderDescription description, ProviderSettings settings) {
        Described described = settings.key()
                .map(key -> Described.of(description, key))
                .orElseGet(() -> Described.of(description))
                .retries(settings.retries());
        for (Map.Entry<String, String> value : settings.values().entrySet()) {
            described = described.setting(value.getKey(), value.getValue());
        }
        if (settings.baseUrl().isPresent()) {
            described = described.base(settings.baseUrl().get());
        }
        if (settings.model().isPresent()) {
            described = described.model(settings.model().get());
        }
        return settings.withCredential(described, Described::credential);
    }
}

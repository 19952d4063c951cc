package dev.easel.cli.catalog;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderSettings;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImagePort;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks providers what they can do; nothing is sent, and no key is needed. */
public final class Catalog {
    /** Where a provider without a default URL would be: nothing is ever sent there. */
    private static final String NOWHERE = "http://unknown-base-url.invalid/v1";

    private final Function<String, Optional<String>> variables;

    public Catalog(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    /** Never sends. */
    private static final class Unsent implements Transport {
        @Override
        public HttpResponse send(HttpCall call, CallContext context) {
            throw new TransportException(
                    TransportException.Phase.CLOSED, "This provider is only described.", CallFacts.NOT_SENT, null);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static ImageProvider unsent(ProviderKind kind) {
        Transport unsent = new Unsent();
        HttpKit kit = new HttpKit(HttpConfig.defaults(), unsent, unsent, new SavedResponses(Optional.empty()));
        Map<String, String> needed = new HashMap<>();
        kind.facts().settings().forEach((name, value) -> {
            if (value.isEmpty()) {
                needed.put(name, name);
            }
        });
        ProviderSettings settings = ProviderSettings.none()
                .key(kind.needs().key() ? Optional.of(ApiKey.of("none")) : Optional.empty())
                .baseUrl(kind.needs().address() ? Optional.of(NOWHERE) : Optional.empty())
                .values(needed);
        return kind.factory().make(settings, () -> kit);
    }

    /** Returns what is known about a kind of provider. */
    public ProviderEntry provider(ProviderKind kind) {
        boolean keySet = kind.keyVariable()
                .flatMap(variables)
                .filter(key -> !key.isBlank())
                .isPresent();
        return new ProviderEntry(kind, keySet, new Abilities(capabilities(unsent(kind), ModelId.DEFAULT)));
    }

    /** Returns what a kind can do with each model that it names, its default one first. */
    public List<ModelEntry> models(ProviderKind kind) {
        ImageProvider provider = unsent(kind);
        Abilities byDefault = new Abilities(capabilities(provider, ModelId.DEFAULT));
        Set<String> names = new LinkedHashSet<>();
        byDefault.model().ifPresent(names::add);
        names.addAll(kind.facts().models());
        if (names.isEmpty()) {
            return List.of(entry(kind, Optional.empty(), false, byDefault));
        }
        return names.stream()
                .map(name -> entry(
                        kind,
                        Optional.of(name),
                        byDefault.model().filter(name::equals).isPresent(),
                        new Abilities(capabilities(provider, new ModelId(name)))))
                .toList();
    }

    private static ModelEntry entry(ProviderKind kind, Optional<String> model, boolean byDefault, Abilities abilities) {
        List<String> known = kind.facts().sources();
        return new ModelEntry(kind.name(), model, byDefault, abilities, known.isEmpty() ? abilities.sources() : known);
    }

    private static Map<Verb, Capabilities> capabilities(ImageProvider provider, ModelId model) {
        Map<Verb, Capabilities> all = new EnumMap<>(Verb.class);
        Stream.of(
                        Map.entry(Verb.GENERATE, provider.generator()),
                        Map.entry(Verb.EDIT, provider.editor()),
                        Map.entry(Verb.INPAINT, provider.inpainter()),
                        Map.entry(Verb.EXPAND, provider.inpainter()))
                .forEach(port -> port.getValue()
                        .map(found -> ((ImagePort) found).capabilities(model))
                        .ifPresent(can -> all.put(port.getKey(), can)));
        return all;
    }
}

package dev.easel.cli.options.connection;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.domain.Note;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells which keys the environment has where the default provider was used. */
final class KeyHint {
    private static final int SHOWN = 3;

    private KeyHint() {}

    static Optional<Note> of(ProviderTable table, Function<String, Optional<String>> variables) {
        Map<String, String> providers = new LinkedHashMap<>();
        table.keyVariables().forEach((provider, variable) -> {
            if (variables.apply(variable).filter(key -> !key.isBlank()).isPresent()) {
                providers.putIfAbsent(variable, provider);
            }
        });
        if (providers.isEmpty()) {
            return Optional.empty();
        }
        List<String> set = providers.keySet().stream().limit(SHOWN).toList();
        List<String> choices = providers.values().stream()
                .limit(SHOWN)
                .map(name -> choice(table.named(name)))
                .toList();
        int more = providers.size() - set.size();
        boolean one = providers.size() == 1;
        return Optional.of(Note.warning(String.join(", ", set)
                + (more > 0 ? " and " + more + " more" : "")
                + (one ? " is" : " are") + " set, but the provider is the default, "
                + ConnectionOptions.DEFAULT_PROVIDER
                + "; to use " + (one ? "the key" : "a key") + ", add " + String.join(" or ", choices) + "."));
    }

    private static String choice(ProviderKind kind) {
        return "--provider " + kind.name() + (kind.needs().address() ? " --base-url URL" : "");
    }
}

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
        Map<String, ProviderKind> byVariable = new LinkedHashMap<>();
        for (ProviderKind kind : table.kinds()) {
            kind.keyVariable()
                    .filter(name ->
                            variables.apply(name).filter(key -> !key.isBlank()).isPresent())
                    .ifPresent(name -> byVariable.putIfAbsent(name, kind));
        }
        if (byVariable.isEmpty()) {
            return Optional.empty();
        }
        List<String> set = byVariable.keySet().stream().limit(SHOWN).toList();
        List<String> choices =
                byVariable.values().stream().limit(SHOWN).map(KeyHint::choice).toList();
        int more = byVariable.size() - set.size();
        boolean one = byVariable.size() == 1;
        return Optional.of(Note.warning(String.join(", ", set)
                + (more > 0 ? " and " + more + " more" : "")
                + (one ? " is" : " are") + " set, but the default provider, " + ConnectionOptions.DEFAULT_PROVIDER
                + ", made this; to use " + (one ? "the key" : "a key") + ", add " + String.join(" or ", choices)
                + "."));
    }

    private static String choice(ProviderKind kind) {
        return "--provider " + kind.name() + (kind.needs().address() ? " --base-url URL" : "");
    }
}

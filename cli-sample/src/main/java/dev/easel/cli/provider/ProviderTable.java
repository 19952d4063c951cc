package dev.easel.cli.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of providers by name, in listing order. */
public final class ProviderTable {
    private final Map<String, ProviderKind> kinds = new LinkedHashMap<>();

    public ProviderTable(List<ProviderKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Returns the kinds in listing order. */
    public List<ProviderKind> kinds() {
        return List.copyOf(kinds.values());
    }

    /** Returns the names in order. */
    public Set<String> names() {
        return Set.copyOf(kinds.keySet());
    }

    /** Returns the kind with a name; throws an {@link IllegalArgumentException} that lists all names if it is unknown. */
    public ProviderKind named(String name) {
        ProviderKind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "Unknown provider '" + name + "': choose one of " + String.join(", ", kinds.keySet()) + ".");
        }
        return kind;
    }
}

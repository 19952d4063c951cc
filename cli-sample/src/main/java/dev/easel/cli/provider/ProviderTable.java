package dev.easel.cli.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of providers by name, in the order in which they are listed. */
public final class ProviderTable {
    private final Map<String, ProviderKind> kinds = new LinkedHashMap<>();

    public ProviderTable(List<ProviderKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Returns the names in order. */
    public Set<String> names() {
        return Set.copyOf(kinds.keySet());
    }

    /** Returns the kind of a name; an {@link IllegalArgumentException} that lists all names when there is none. */
    public ProviderKind named(String name) {
        ProviderKind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "Provider '" + name + "' is unknown: " + String.join(", ", kinds.keySet()) + " are known.");
        }
        return kind;
    }
}

package dev.easel.cli.provider;

import dev.easel.cli.words.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The kinds of providers by name, in listing order; they are made, and described ones read, only when they are needed. */
public final class ProviderTable {
    private final Supplier<List<ProviderKind>> maker;
    private final Described described;
    private Optional<Map<String, ProviderKind>> made = Optional.empty();
    private Optional<Map<String, ProviderKind>> all = Optional.empty();

    /** Further kinds, whose reading takes time. */
    public interface Described {
        /** There are no further kinds. */
        Described NONE = new Described() {
            @Override
            public List<ProviderKind> kinds() {
                return List.of();
            }

            @Override
            public Map<String, String> keyVariables() {
                return Map.of();
            }
        };

        /** Reads all of them. */
        List<ProviderKind> kinds();

        /** Returns the environment variables of their keys by their names, without reading more than that. */
        Map<String, String> keyVariables();
    }

    public ProviderTable(List<ProviderKind> kinds) {
        this(() -> kinds, Described.NONE);
    }

    /** A table of kinds, and of further ones that are read when a name is not found among the first. */
    public ProviderTable(Supplier<List<ProviderKind>> kinds, Described described) {
        this.maker = kinds;
        this.described = described;
    }

    private static Map<String, ProviderKind> byName(Collection<ProviderKind> kinds) {
        Map<String, ProviderKind> map = new LinkedHashMap<>();
        kinds.forEach(kind -> map.put(kind.name(), kind));
        return map;
    }

    /**
     * Returns a table with more kinds, each in place of any of its name.
     *
     * @throws IllegalArgumentException when one has the name of a provider on this machine
     */
    public ProviderTable with(List<ProviderKind> more) {
        for (ProviderKind kind : more) {
            ProviderKind known = made().get(kind.name());
            if (known != null && !known.remote()) {
                throw new IllegalArgumentException("The name '" + kind.name()
                        + "' belongs to the provider on this machine: give the description another name.");
            }
        }
        Map<String, ProviderKind> first = new LinkedHashMap<>(made());
        first.putAll(byName(more));
        return new ProviderTable(() -> List.copyOf(first.values()), described);
    }

    private synchronized Map<String, ProviderKind> made() {
        if (made.isEmpty()) {
            made = Optional.of(byName(maker.get()));
        }
        return made.get();
    }

    private synchronized Map<String, ProviderKind> all() {
        if (all.isEmpty()) {
            Map<String, ProviderKind> map = new LinkedHashMap<>(made());
            described.kinds().forEach(kind -> map.putIfAbsent(kind.name(), kind));
            all = Optional.of(map);
        }
        return all.get();
    }

    /** Returns the kinds in listing order. */
    public List<ProviderKind> kinds() {
        return List.copyOf(all().values());
    }

    /** Returns the environment variables of the keys by the names of their providers, in listing order. */
    public Map<String, String> keyVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        made().values().forEach(kind -> kind.keyVariable().ifPresent(name -> variables.put(kind.name(), name)));
        described.keyVariables().forEach(variables::putIfAbsent);
        return variables;
    }

    /** Returns the names in order. */
    public Set<String> names() {
        return Set.copyOf(all().keySet());
    }

    /** Returns the kind with a name; throws an {@link IllegalArgumentException} that lists all names if it is unknown. */
    public ProviderKind named(String name) {
        ProviderKind first = made().get(name);
        ProviderKind kind = first == null ? all().get(name) : first;
        if (kind == null) {
            throw new IllegalArgumentException("Unknown provider '" + name + "': choose one of "
                    + String.join(", ", all().keySet()) + "." + Nearest.hint(name, all().keySet()));
        }
        return kind;
    }
}

package dev.easel.adapters.chat.wire;

import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Assembles a member of a message: a list grows, but an element with an index replaces earlier ones with that index. */
final class FieldAccumulator {
    private final SortedMap<Long, List<Json>> byIndex = new TreeMap<>();
    private final List<Json> withoutIndex = new ArrayList<>();
    private boolean list;

    /** Adds a member's value from one piece; a single value replaces the one before. */
    void add(Json value) {
        if (value.isArray()) {
            list = true;
            addAll(value.items());
        } else {
            if (!list) {
                withoutIndex.clear();
            }
            withoutIndex.add(value);
        }
    }

    /** Returns the values: first those with an index, in index order. */
    List<Json> values() {
        List<Json> values = new ArrayList<>();
        byIndex.values().forEach(values::addAll);
        values.addAll(withoutIndex);
        return values;
    }

    /** Elements of one piece are all kept, even if they have the same index. */
    private void addAll(List<Json> elements) {
        Set<Long> replaced = new HashSet<>();
        for (Json element : elements) {
            OptionalLong index = element.number("index");
            if (index.isEmpty()) {
                withoutIndex.add(element);
            } else {
                if (replaced.add(index.getAsLong())) {
                    byIndex.remove(index.getAsLong());
                }
                byIndex.computeIfAbsent(index.getAsLong(), i -> new ArrayList<>(1))
                        .add(element);
            }
        }
    }
}

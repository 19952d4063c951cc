package dev.easel.adapters.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a member of a message together: a list grows, but an element with an index replaces earlier ones of that index. */
final class FieldAssembly {
    private final SortedMap<Integer, List<JsonNode>> byIndex = new TreeMap<>();
    private final List<JsonNode> withoutIndex = new ArrayList<>();
    private boolean list;

    /** Adds a member's value from one piece; a single value replaces the one before. */
    void add(JsonNode value) {
        if (value.isArray()) {
            list = true;
            addAll(value);
        } else {
            if (!list) {
                withoutIndex.clear();
            }
            withoutIndex.add(value);
        }
    }

    /** Returns the values, those with an index first and in its order. */
    List<JsonNode> values() {
        List<JsonNode> values = new ArrayList<>();
        byIndex.values().forEach(values::addAll);
        values.addAll(withoutIndex);
        return values;
    }

    /** Elements of one piece stand beside each other even where their index is the same. */
    private void addAll(JsonNode elements) {
        Set<Integer> replaced = new HashSet<>();
        for (JsonNode element : elements) {
            JsonNode index = element.path("index");
            if (!index.isIntegralNumber() || !index.canConvertToInt()) {
                withoutIndex.add(element);
            } else {
                if (replaced.add(index.intValue())) {
                    byIndex.remove(index.intValue());
                }
                byIndex.computeIfAbsent(index.intValue(), i -> new ArrayList<>(1))
                        .add(element);
            }
        }
    }
}

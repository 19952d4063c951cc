package dev.easel.adapters.described;

import dev.easel.http.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON as text that can be compared. */
final class JsonText {
    private JsonText() {}

    /** Returns a document without white space, the members of each object in alphabetical order. */
    static String sorted(String document) {
        try {
            return of(Json.parse(document).toJava());
        } catch (IOException e) {
            throw new UncheckedIOException(document, e);
        }
    }

    /** Returns plain Java as JSON, the members of each object in alphabetical order. */
    static String of(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
            return sorted.entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ":" + of(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (plain instanceof List<?> list) {
            return list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        }
        return plain instanceof String text ? quoted(text) : String.valueOf(plain);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}

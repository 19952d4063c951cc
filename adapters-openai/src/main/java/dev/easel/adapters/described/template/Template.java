package dev.easel.adapters.described.template;

import dev.easel.http.json.Json;
import java.util.Optional;

/** JSON with placeholders: what is on the wire, with {@code {name}} where a value goes. Immutable. */
public final class Template {
    private Template() {}

    /** Returns the template that a description contains. */
    public static Template of(Json json) {
        throw new UnsupportedOperationException("not written yet: " + json);
    }

    /**
     * Returns plain Java with every placeholder filled: text, numbers, booleans, lists and maps; what is absent is left out,
     * and so is an object or a list that is empty for that reason. Empty if nothing is left.
     */
    public Optional<Object> fill(Values values) {
        throw new UnsupportedOperationException("not written yet: " + values);
    }
}

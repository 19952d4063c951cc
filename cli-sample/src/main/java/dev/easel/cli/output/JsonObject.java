package dev.easel.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.easel.json.internal.wire.JsonText;
import dev.easel.json.internal.wire.JsonValues;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A JSON object whose members keep their order; an empty optional value is written as null. */
public final class JsonObject {
    private final ObjectNode members = JsonValues.object();

    /**
     * Adds a member.
     *
     * @param value text, a number, a boolean, an object of this type, a list or an optional value of those
     */
    public JsonObject with(String name, Object value) {
        members.set(name, tree(value));
        return this;
    }

    /** Adds all members of an object that is given as JSON. */
    public JsonObject withAll(String json) {
        members.setAll(JsonText.parse("object", json));
        return this;
    }

    private static JsonNode tree(Object value) {
        if (value instanceof JsonObject object) {
            return object.members;
        }
        if (value instanceof List<?> elements) {
            ArrayNode list = JsonValues.list();
            elements.forEach(element -> list.add(tree(element)));
            return list;
        }
        if (value instanceof Optional<?> some) {
            return some.isPresent() ? tree(some.get()) : NullNode.getInstance();
        }
        if (value instanceof OptionalLong some) {
            return some.isPresent() ? tree(some.getAsLong()) : NullNode.getInstance();
        }
        if (value instanceof OptionalInt some) {
            return some.isPresent() ? tree(some.getAsInt()) : NullNode.getInstance();
        }
        if (value instanceof OptionalDouble some) {
            return some.isPresent() && Double.isFinite(some.getAsDouble())
                    ? tree(some.getAsDouble())
                    : NullNode.getInstance();
        }
        return value instanceof Boolean || value instanceof Number
                ? JsonValues.of(value)
                : TextNode.valueOf(value.toString());
    }

    /** Returns the object on one line, without characters that steer a terminal. */
    @Override
    public String toString() {
        return OneLine.ofJson(JsonText.of(members));
    }
}

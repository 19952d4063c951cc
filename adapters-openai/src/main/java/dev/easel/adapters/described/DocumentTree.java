package dev.easel.adapters.described;

import dev.easel.http.body.JsonBody;
import dev.easel.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** JSON documents that are laid over each other: objects are merged, and a {@code null} removes what is below it. */
final class DocumentTree {
    private DocumentTree() {}

    /** Returns a document with another over it. A null above nothing stays: it may mean something where it is. */
    static Json merged(Json below, Json above) {
        return json(merge(below, above));
    }

    private static Map<String, Object> merge(Json below, Json above) {
        Map<String, Object> members = members(below);
        above.members().forEach((name, value) -> {
            Json lower = below.get(name);
            if (!value.isPresent() && lower.isPresent()) {
                members.remove(name);
            } else if (value.isObject() && lower.isObject()) {
                members.put(name, merge(lower, value));
            } else {
                members.put(name, kept(value));
            }
        });
        return members;
    }

    /** Returns an object with the members of another, each in place of its name's, nulls included. */
    static Json replaced(Json below, Json above) {
        Map<String, Object> members = members(below);
        members.putAll(members(above));
        return json(members);
    }

    /** Returns a document without some members. */
    static Json without(Json document, Set<String> names) {
        Map<String, Object> members = members(document);
        members.keySet().removeAll(names);
        return json(members);
    }

    /** Returns a document with another value of a member. */
    static Json with(Json document, String name, Json value) {
        Map<String, Object> members = members(document);
        members.put(name, kept(value));
        return json(members);
    }

    private static Map<String, Object> members(Json object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, kept(value)));
        return members;
    }

    private static Object kept(Json value) {
        if (value.isObject()) {
            return members(value);
        }
        if (value.isArray()) {
            return value.items().stream().map(DocumentTree::kept).toList();
        }
        return value.isPresent() ? value.toJava() : JsonBody.NULL;
    }

    private static Json json(Map<String, Object> members) {
        try {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            JsonBody.of(members).writeTo(text);
            return Json.parse(text.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("JSON that was written to memory cannot be read.", e);
        }
    }
}

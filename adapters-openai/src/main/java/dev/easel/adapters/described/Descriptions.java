package dev.easel.adapters.described;

import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The provided descriptions, each read when it is first used, and what one inherits from another. */
final class Descriptions {
    /** What is said of one provider, and not inherited by others like it. */
    private static final Set<String> FACTS =
            Set.of("name", "doc", "like", "limits", "sources", "notes", "models", "model", "free", "tried");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final String INDEX = "names.txt";
    private static final Map<String, ProviderDescription> READ = new ConcurrentHashMap<>();

    private Descriptions() {}

    /** Returns the names of the provided descriptions; shapes that others only inherit are not among them. */
    static List<String> names() {
        return index().map(words -> words[0]).toList();
    }

    /** Returns the variables of the keys by the names of the provided descriptions. */
    static Map<String, String> keyVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        index().filter(words -> words.length > 1).forEach(words -> variables.put(words[0], words[1]));
        return variables;
    }

    /** Returns the lines of the index: a name, and the variable of its key if it has one. */
    private static Stream<String[]> index() {
        return text(INDEX)
                .orElseThrow(() -> missing(INDEX))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(" "));
    }

    /** Returns one of the provided descriptions, or a shape that they inherit. */
    static ProviderDescription named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no provided description named '" + name
                        + "'; there are " + String.join(", ", names()) + "."));
    }

    private static Optional<ProviderDescription> find(String name) {
        ProviderDescription known = READ.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ProviderDescription> read =
                NAME.matcher(name).matches() ? text(name + ".json").map(ProviderDescription::parse) : Optional.empty();
        read.ifPresent(description -> READ.putIfAbsent(name, description));
        return read;
    }

    /** Returns a document with all that it inherits. */
    static Json inherited(Json document) {
        Optional<String> like = document.text("like");
        if (like.isEmpty()) {
            return document;
        }
        ProviderDescription parent = find(like.get())
                .orElseThrow(() -> new IllegalArgumentException("like: there is no provided description named '"
                        + like.get() + "'; there are openai-images, " + String.join(", ", names()) + "."));
        Json below = DocumentTree.without(parent.json(), FACTS);
        Json merged = DocumentTree.merged(below, DocumentTree.without(document, Set.of("like")));
        for (String whole : List.of("verbs", "settings")) {
            if (below.get(whole).isObject() && document.get(whole).isObject()) {
                merged = DocumentTree.with(merged, whole, DocumentTree.replaced(below.get(whole), document.get(whole)));
            }
        }
        return merged;
    }

    /** Reads a document. */
    static Json json(String text) {
        try {
            Json json = Json.parse(text);
            if (json.isObject()) {
                return json;
            }
        } catch (MalformedResponseException e) {
            throw new IllegalArgumentException("A description is a JSON object. " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("A description is a JSON object; this is something else.");
    }

    private static Optional<String> text(String resource) {
        try (InputStream in = Descriptions.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException missing(String resource) {
        return new IllegalStateException(
                resource + " is missing beside " + Descriptions.class.getName() + " in the jar.");
    }
}

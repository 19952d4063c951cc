package dev.easel.adapters.described;

import dev.easel.http.fault.Fixture;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** One exchange with a described provider as its documents show it, or as it was composed from their lists of fields. */
record Example(String provider, Json json) {
    /** One call and its response. */
    record Exchange(Json request, Json response) {}

    /** Returns the examples of a provided description, from the file beside this class. */
    static List<Example> of(String provider) {
        try {
            return Json.parse(Fixture.text(Example.class, provider + ".examples.json")).items().stream()
                    .map(json -> new Example(provider, json))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(provider + ".examples.json", e);
        }
    }

    String name() {
        return json.text("name").orElseThrow();
    }

    /** Returns what the caller requests. */
    Json ask() {
        return json.get("ask");
    }

    String verb() {
        return ask().text("verb").orElseThrow();
    }

    boolean needsKey() {
        return !json.flag("nokey").orElse(false);
    }

    List<Exchange> wire() {
        return json.get("wire").items().stream()
                .map(pair -> new Exchange(pair.items().get(0), pair.items().get(1)))
                .toList();
    }

    /** Returns what the caller gets, unless it is a failure. */
    Optional<Json> result() {
        return Optional.of(json.get("result")).filter(Json::isPresent);
    }

    Optional<Json> failure() {
        return Optional.of(json.get("failure")).filter(Json::isPresent);
    }

    @Override
    public String toString() {
        return provider + ": " + name();
    }
}

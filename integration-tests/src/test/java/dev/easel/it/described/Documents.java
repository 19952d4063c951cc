package dev.easel.it.described;

import dev.easel.adapters.described.ProviderDescription;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The provided descriptions as they are written. */
final class Documents {
    private Documents() {}

    /** Returns a description, then those that it is like. */
    static List<Json> of(String name) {
        List<Json> documents = new ArrayList<>();
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            Json document = document(next.get());
            documents.add(document);
            next = document.text("like");
        }
        return documents;
    }

    private static Json document(String name) {
        try (InputStream in = ProviderDescription.class.getResourceAsStream(name + ".json")) {
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

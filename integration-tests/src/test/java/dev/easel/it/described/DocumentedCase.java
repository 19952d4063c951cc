package dev.easel.it.described;

import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.Money;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call as a provider's documents show it: what is requested, and all that goes over the wire.
 *
 * @param fields that the user adds
 * @param wire the paid call, and the polls of a job
 * @param images the URLs and the base64 of the images in its last response; an empty list if it fails
 * @param job the id of the job in it
 * @param cost what the provider reports that it cost; empty where it counts in credits
 */
record DocumentedCase(
        String name,
        Map<String, String> settings,
        Verb verb,
        Optional<String> model,
        Map<String, Object> fields,
        List<Exchange> wire,
        List<String> images,
        Optional<String> job,
        Optional<Money> cost) {
    /**
     * One request and its response.
     *
     * @param headers those of the request, by name in lower case; {@code KEY} stands for the key
     */
    record Exchange(String method, URI url, Map<String, String> headers, Json request, int status, Json response) {
        private static Exchange of(Json both) {
            Json request = both.items().get(0);
            Json response = both.items().get(1);
            return new Exchange(
                    request.text("method").orElseThrow(),
                    URI.create(request.text("url").orElseThrow()),
                    texts(request.get("headers")),
                    request,
                    (int) response.number("status").orElseThrow(),
                    response.get("body"));
        }

        /** Returns the path with its query. */
        String path() {
            return url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
        }
    }

    private static final int CURRENCY = 3;

    private static final String EXAMPLES =
            "adapters-openai/src/test/resources/dev/easel/adapters/described/%s.examples.json";

    /** Returns the cases of a provided description. */
    static List<DocumentedCase> of(String provider) {
        return in(top().resolve(String.format(Locale.ROOT, EXAMPLES, provider)));
    }

    /** Returns the cases in a file. */
    static List<DocumentedCase> in(Path file) {
        try {
            return all(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the cases in a document. */
    static List<DocumentedCase> all(String document) {
        try {
            return Json.parse(document).items().stream().map(DocumentedCase::of).toList();
        } catch (MalformedResponseException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("integration-tests")) ? here : here.getParent();
    }

    private static DocumentedCase of(Json json) {
        Json ask = json.get("ask");
        Json result = json.get("result");
        return new DocumentedCase(
                json.text("name").orElseThrow(),
                texts(json.get("settings")),
                Verb.valueOf(ask.text("verb").orElseThrow().toUpperCase(Locale.ROOT)),
                ask.text("model"),
                fields(ask.get("fields")),
                json.get("wire").items().stream().map(Exchange::of).toList(),
                result.get("images").items().stream()
                        .map(image ->
                                image.text("url").or(() -> image.text("base64")).orElseThrow())
                        .toList(),
                result.word("job"),
                result.at("cost", "unit")
                        .text()
                        .filter(unit -> unit.length() == CURRENCY)
                        .map(unit ->
                                Money.parse(result.at("cost", "amount").word().orElseThrow() + unit)));
    }

    private static Map<String, String> texts(Json object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.members().forEach((name, value) -> texts.put(name, value.word().orElse("")));
        return texts;
    }

    private static Map<String, Object> fields(Json object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.members().forEach((name, value) -> fields.put(name, value.toJava()));
        return fields;
    }

    boolean isJob() {
        return succeeds() && wire.size() > 1;
    }

    boolean succeeds() {
        return !images.isEmpty();
    }

    /** Returns the paid call. */
    Exchange paid() {
        return wire.get(0);
    }
}

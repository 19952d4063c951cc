package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.port.out.CallContext;
import dev.easel.http.Headers;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpResponse;
import dev.easel.http.Transport;
import dev.easel.http.fault.Received;
import dev.easel.http.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A provider that expects the calls of an example, gives its responses, and delivers the images that they link to. */
final class PlayedExample implements Transport {
    private static final Set<String> OF_THE_KIT = Set.of("accept", "idempotency-key");

    private final Example example;
    private final ExampleImages images;
    private final List<Example.Exchange> open;
    private final List<String> links = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    PlayedExample(Example example, ExampleImages images) {
        this.example = example;
        this.images = images;
        this.open = new ArrayList<>(example.wire());
        example.result()
                .map(result -> result.get("images").items())
                .orElse(List.of())
                .forEach(image -> {
                    image.text("url").ifPresent(links::add);
                    image.text("base64").ifPresent(labels::add);
                });
    }

    void assertAllCallsCame() {
        assertThat(open.stream().map(exchange -> exchange.request().toString()))
                .as("calls that did not come")
                .isEmpty();
    }

    @Override
    public HttpResponse send(HttpCall call, CallContext context) {
        String url = call.target().toString();
        if (call.method().equals("GET") && links.contains(url)) {
            return response(200, Map.of("Content-Type", "image/png"), images.file(url));
        }
        assertThat(open).as("calls left when %s came", call).isNotEmpty();
        Example.Exchange exchange = open.remove(0);
        compare(exchange.request(), call);
        Json response = exchange.response();
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        response.get("headers")
                .members()
                .forEach((name, value) -> headers.put(name, value.text().orElseThrow()));
        return response(
                (int) response.number("status").orElseThrow(),
                headers,
                JsonText.of(images.whole(response.get("body").toJava(), labels)).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse response(int status, Map<String, String> headers, byte[] body) {
        Headers fields = Headers.NONE;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            fields = fields.with(header.getKey(), header.getValue());
        }
        return new HttpResponse(status, fields, new ByteArrayInputStream(body), () -> {});
    }

    private void compare(Json expected, HttpCall call) {
        assertThat(call.method() + " " + call.target())
                .isEqualTo(expected.text("method").orElseThrow() + " "
                        + expected.text("url").orElseThrow());
        assertThat(headers(call, expected.get("headers").members().keySet()))
                .as("headers of %s", call)
                .isEqualTo(words(expected.get("headers")));
        if (expected.get("form").isPresent()) {
            compareForm(expected.get("form"), call);
        } else if (expected.get("body").isPresent()) {
            assertThat(call.body().orElseThrow().mediaType()).startsWith("application/json");
            assertThat(JsonText.sorted(images.shortened(text(call))))
                    .isEqualTo(JsonText.sorted(expected.get("body").toString()));
        } else {
            assertThat(call.body()).isEmpty();
        }
    }

    private void compareForm(Json expected, HttpCall call) {
        List<Received.Part> parts = new Received(
                        call.method(),
                        "",
                        Map.of("content-type", call.body().orElseThrow().mediaType()),
                        bytes(call))
                .parts();
        List<String> wanted = expected.items().stream()
                .map(pair -> pair.items().get(0).text().orElseThrow() + "="
                        + pair.items()
                                .get(1)
                                .word()
                                .orElseGet(() -> "file of "
                                        + pair.items().get(1).text("type").orElseThrow()))
                .toList();
        assertThat(parts.stream()
                        .map(part -> part.name() + "="
                                + (part.fileName().isEmpty() ? part.text() : "file of " + part.mediaType())))
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(parts.stream().filter(part -> !part.fileName().isEmpty()).map(Received.Part::content))
                .containsExactlyElementsOf(ExampleRequest.files(example, images));
    }

    private static Map<String, String> words(Json object) {
        Map<String, String> words = new HashMap<>();
        object.members().forEach((name, value) -> words.put(name, value.text().orElseThrow()));
        return words;
    }

    /** Returns the headers, keys included, without those that every call of the kit has. */
    private static Map<String, String> headers(HttpCall call, Set<String> expected) {
        Set<String> ignored = new HashSet<>(OF_THE_KIT);
        ignored.removeAll(expected);
        Map<String, String> all = new HashMap<>();
        for (Headers headers : List.of(call.headers(), call.secrets())) {
            for (Headers.Field field : headers.fields()) {
                if (!ignored.contains(field.name().toLowerCase(Locale.ROOT))) {
                    all.put(field.name().toLowerCase(Locale.ROOT), field.value());
                }
            }
        }
        return all;
    }

    private static String text(HttpCall call) {
        return new String(bytes(call), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(HttpCall call) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            call.body().orElseThrow().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {}
}

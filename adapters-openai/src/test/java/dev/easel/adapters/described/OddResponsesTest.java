package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.described.response.ResponseRules;
import dev.easel.core.failure.EaselException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.Job;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each documented response with one value replaced by an odd one, or cut off: it is read, or it is a failure. */
class OddResponsesTest {
    private static final List<Object> ODD = List.of(
            "",
            " ",
            "text",
            "https://h/x",
            "../x",
            "a\nb",
            "data:image/png;base64,AAAA",
            "AAAA",
            0,
            -1,
            1e300,
            true,
            false,
            List.of(),
            List.of("AAAA"),
            List.of(List.of()),
            Map.of(),
            Map.of("code", 500, "message", "no"));

    static Stream<String> names() {
        return ProviderDescription.provided().stream().map(ProviderDescription::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anOddValueAnywhereIsReadOrAFailure(String name) {
        ResponseRules rules = ProviderDescription.named(name).rules();
        for (Example example : Example.of(name)) {
            for (Example.Exchange exchange : example.wire()) {
                Object body = exchange.response().get("body").toJava();
                variants(body, variant -> read(rules, JsonText.of(variant)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aResponseThatBreaksOffAnywhereIsReadOrAFailure(String name) {
        ResponseRules rules = ProviderDescription.named(name).rules();
        for (Example example : Example.of(name)) {
            for (Example.Exchange exchange : example.wire()) {
                String body = exchange.response().get("body").toString();
                for (int length = 0; length < body.length(); length += 3) {
                    read(rules, body.substring(0, length));
                }
            }
        }
    }

    /** Reads a text in each way that a response is read. */
    private static void read(ResponseRules rules, String text) {
        RecordingContext context = new RecordingContext();
        guarded(text, () -> {
            ParsedResponse parsed = rules.parse(reader(200, text, context), context);
            assertThat(parsed.images().isEmpty())
                    .as(text)
                    .isEqualTo(parsed.job().isPresent());
            if (parsed.job().isPresent()) {
                assertThat(parsed.job().get().id()).isNotBlank();
            }
        });
        guarded(text, () -> rules.parseError(reader(500, text, context)));
        if (rules.job("j").isPresent()) {
            Job job = rules.job("j").get();
            guarded(text, () -> job.read(reader(200, text, context), context));
        }
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static void guarded(String text, Reading reading) {
        try {
            reading.run();
        } catch (IOException | EaselException expected) {
            assertThat(expected.getMessage()).as(text).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError("reading " + text, e);
        }
    }

    private static ResponseReader reader(int status, String text, RecordingContext context) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.NONE.with("Content-Type", "application/json");
        return new ResponseReader(
                new HttpResponse(status, headers, new ByteArrayInputStream(bytes), () -> {}), context);
    }

    /** Passes on a value with each of its parts replaced by each odd value, and once left out. */
    private static void variants(Object value, Consumer<Object> consumer) {
        ODD.forEach(consumer);
        if (value instanceof Map<?, ?> members) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                Map<Object, Object> copy = new LinkedHashMap<>(members);
                copy.remove(member.getKey());
                consumer.accept(copy);
                variants(member.getValue(), odd -> {
                    Map<Object, Object> changed = new LinkedHashMap<>(members);
                    changed.put(member.getKey(), odd);
                    consumer.accept(changed);
                });
            }
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                int at = i;
                variants(elements.get(i), odd -> {
                    List<Object> changed = new ArrayList<>(elements);
                    changed.set(at, odd);
                    consumer.accept(changed);
                });
            }
        }
    }
}

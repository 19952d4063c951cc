package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.described.response.ResponseRules;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.Job;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each documented response with one value replaced by an odd one, or cut off: it is read, or it is a failure. */
class OddResponsesTest {
    private static final CallContext CONTEXT = CallContext.detached();

    private static final List<Object> ODD = List.of(
            "",
            "text",
            "../x",
            "a\nb",
            "data:image/png;base64,AAAA",
            -1,
            1e300,
            false,
            List.of(List.of()),
            Map.of("code", 500));

    static Stream<String> names() {
        return ProviderDescription.provided().stream().map(ProviderDescription::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anOddValueAnywhereIsReadOrAFailure(String name) {
        forEachResponse(name, (body, reading) -> variants(body.toJava(), odd -> reading.accept(JsonText.of(odd))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aResponseThatBreaksOffAnywhereIsReadOrAFailure(String name) {
        forEachResponse(name, (body, reading) -> {
            String text = body.toString();
            for (int length = 0; length < text.length(); length += 7) {
                reading.accept(text.substring(0, length));
            }
        });
    }

    /** Passes on each different response of the examples, and the way to read it. */
    private static void forEachResponse(String name, BiConsumer<Json, Consumer<String>> test) {
        ResponseRules rules = ProviderDescription.named(name).rules();
        Set<String> seen = new HashSet<>();
        for (Example example : Example.of(name)) {
            Optional<Job> job = Optional.empty();
            for (Example.Exchange exchange : example.wire()) {
                int status = (int) exchange.response().number("status").orElse(200);
                Json body = exchange.response().get("body");
                Optional<Job> running = job;
                if (seen.add(status + body.toString())) {
                    test.accept(body, text -> read(rules, status, running, text));
                }
                job = status < 300 && job.isEmpty() ? job(rules, body) : job;
            }
        }
    }

    private static Optional<Job> job(ResponseRules rules, Json body) {
        try {
            return rules.parse(reader(200, body.toString()), CONTEXT).job();
        } catch (IOException | EaselException e) {
            return Optional.empty();
        }
    }

    private static void read(ResponseRules rules, int status, Optional<Job> running, String text) {
        ResponseReader reader = reader(status, text);
        guarded(text, () -> {
            if (status >= 300) {
                assertThat(rules.parseError(reader).getMessage()).isNotBlank();
            } else if (running.isPresent()) {
                assertThat(running.get().read(reader, CONTEXT)).isNotNull();
            } else {
                ParsedResponse parsed = rules.parse(reader, CONTEXT);
                assertThat(parsed.images().isEmpty())
                        .as(text)
                        .isEqualTo(parsed.job().isPresent());
            }
        });
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

    private static ResponseReader reader(int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ResponseReader(
                new HttpResponse(status, Headers.NONE, new ByteArrayInputStream(bytes), () -> {}), CONTEXT);
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

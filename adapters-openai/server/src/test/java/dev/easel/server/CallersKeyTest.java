package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The idempotency key of a caller goes on to the provider, so that a repeated request is recognized there. */
class CallersKeyTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final List<Optional<String>> keys = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        easel.close();
    }

    private int post(EaselServer.Builder builder, String path, String... headers) throws IOException {
        provider.answer((request, context) -> {
            keys.add(context.idempotencyKey());
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(TestDialect.PIXEL)))
                    .build();
        });
        try (EaselServer server = builder.routes(TestDialect.routes()).start();
                RawClient client = new RawClient(server.port())) {
            client.lines(
                    "POST " + path + " HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: application/json",
                    "Content-Length: 14");
            client.lines(headers);
            return client.lines("")
                    .send("{\"prompt\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                    .read()
                    .status();
        }
    }

    private EaselServer.Builder server() {
        return EaselServer.builder(easel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paint", "/stream"})
    void goesOnToTheProvider(String path) throws IOException {
        assertThat(post(server(), path, "Idempotency-Key: order-17")).isEqualTo(200);
        assertThat(keys).containsExactly(Optional.of("order-17"));
    }

    @Test
    void isMissingWhereTheCallerSendsNone() throws IOException {
        assertThat(post(server(), "/paint", "Accept: */*")).isEqualTo(200);
        assertThat(keys).containsExactly(Optional.empty());
    }

    @Test
    void isNotSharedByCallersWithDifferentKeys() throws IOException {
        post(server().apiKey("one"), "/paint", "Authorization: Bearer one", "Idempotency-Key: x");
        for (String caller : List.of("one", "two")) {
            post(server().apiKey("one").apiKey("two"), "/paint", "X-API-Key: " + caller, "Idempotency-Key: x");
        }
        assertThat(keys).containsExactly(Optional.of("x"), Optional.of("1-x"), Optional.of("2-x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "caf\u00e9"})
    void isRejectedWhereItCannotBeSentOn(String key) throws IOException {
        assertThat(post(server(), "/paint", "Idempotency-Key: " + key)).isEqualTo(400);
        assertThat(keys).isEmpty();
    }

    @Test
    void callersHaveDifferentNames() {
        EaselServer.Builder builder = server().caller(Caller.of("ann", "one"));
        assertThatThrownBy(() -> builder.caller(Caller.of("ann", "two")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ann'");
    }
}

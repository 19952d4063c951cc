package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.internal.Probe;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault at any point costs at most one request: the server goes on. */
class FaultsTest {
    private static final String PROMPT = "{\"prompt\":\"a\"}";
    private static final Map<String, Supplier<Error>> ERRORS = Map.of(
            "thread", () -> new OutOfMemoryError("unable to create native thread"),
            "class", () -> new NoClassDefFoundError("dev/easel/Missing"));

    private final Map<Probe.Point, Supplier<Error>> faults = new ConcurrentHashMap<>();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(TestDialect.routes())
            .probe(this::at)
            .start();

    private void at(Probe.Point point) {
        Supplier<Error> fault = faults.remove(point);
        if (fault != null) {
            throw fault.get();
        }
    }

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    static Stream<Arguments> everyFault() {
        return Stream.of(Probe.Point.values())
                .flatMap(point -> ERRORS.keySet().stream().map(error -> Arguments.of(point, error)));
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void leavesTheServerAnswering(Probe.Point point, String error) throws IOException {
        faults.put(point, ERRORS.get(error));
        for (String path : new String[] {"/paint", "/stream"}) {
            provider.answer(TestDialect.PIXEL);
            attempt(path);
        }
        attemptLargeBody();

        while (faults.containsKey(Probe.Point.WATCH)) {
            Thread.onSpinWait();
        }
        assertThat(faults).as("faults that never occurred").isEmpty();
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
        }
        provider.answer((request, context) -> TestDialect.pixel());
        provider.answer((request, context) -> TestDialect.pixel());
        try (RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 2; i++) {
                RawClient.Received response = client.request("POST", "/paint", "application/json", PROMPT)
                        .read();
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.text()).contains(Base64.getEncoder().encodeToString(TestDialect.PIXEL));
            }
        }
    }

    /** Sends a request that the fault may end in any way, but not leave without an answer. */
    private void attempt(String path) {
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Received response =
                    client.request("POST", path, "application/json", PROMPT).read();
            assertThat(response.status()).isIn(200, 500, 503);
            assertThat(response.text()).doesNotContain("heap", "native", "Missing", "Exception", "Error:");
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("timed out");
        }
    }

    private void attemptLargeBody() {
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Received response = client.request("POST", "/echo", "text/plain", "a".repeat(100_000))
                    .read();
            assertThat(response.status()).isIn(200, 500, 503);
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("timed out");
        }
    }
}

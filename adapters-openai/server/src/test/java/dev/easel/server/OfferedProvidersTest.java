package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with several providers, and events that name one. */
class OfferedProvidersTest {
    private final ScriptedProvider first = new ScriptedProvider("first");
    private final ScriptedProvider second = new ScriptedProvider("second");
    private final Easel firstEasel =
            EaselBuilder.create().provider(first.provider()).build();
    private final Easel secondEasel =
            EaselBuilder.create().provider(second.provider()).build();

    @AfterEach
    void stop() {
        firstEasel.close();
        secondEasel.close();
    }

    private EaselServer.Builder server() {
        return EaselServer.builder(firstEasel)
                .routes(TestDialect.routes())
                .routes(List.of(
                        new TestDialect.TestRoute(
                                RoutePattern.postJson("/model"),
                                (request, context) -> ServerResponse.after(
                                        GenerateRequest.builder("a")
                                                .model(request.json().requiredText("model"))
                                                .build(),
                                        result -> ServerResponse.json(Map.of("by", result.provider())))),
                        new TestDialect.TestRoute(
                                RoutePattern.postJson("/lively"),
                                (request, context) -> ServerResponse.events(GenerateRequest.of("a"), new Lively())
                                        .by("second"))))
                .provider("first", firstEasel, List.of())
                .provider("second", secondEasel, List.of("pen"));
    }

    /** Tells everything that a dialect can tell. */
    private static final class Lively implements EventEncoder {
        @Override
        public Optional<Duration> heartbeat() {
            return Optional.of(Duration.ofMillis(1));
        }

        @Override
        public boolean decodesResult() {
            return true;
        }

        @Override
        public void begun(EventSink sink) throws IOException {
            sink.event("begun", Map.of());
        }

        @Override
        public void waiting(Duration elapsed, EventSink sink) throws IOException {
            sink.event("waiting", Map.of("known", !elapsed.isNegative()));
        }

        @Override
        public void progress(ProgressEvent event, EventSink sink) throws IOException {
            sink.ping();
        }

        @Override
        public void result(ImageResult result, EventSink sink) throws IOException {
            sink.event("by", Map.of("provider", result.provider()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"second/brush", "pen"})
    void answersWithTheOneThatAModelNames(String model) throws IOException {
        second.answer(TestDialect.PIXEL);
        try (EaselServer server = server().start();
                RawClient client = new RawClient(server.port())) {
            String text = client.request("POST", "/model", "application/json", "{\"model\":\"" + model + "\"}")
                    .read()
                    .text();
            assertThat(text).isEqualTo("{\"by\":\"second\"}");
        }
        assertThat(second.received().get(0).model().orElseThrow().name())
                .isEqualTo(model.substring(model.indexOf('/') + 1));
    }

    @Test
    void holdsTheBudgetOfACallerForAllOfThem() throws IOException {
        first.answer(TestDialect.PIXEL);
        try (EaselServer server = server().caller(Caller.of("ann", "a-secret-key")
                                .around(Budget.ofImages(5))
                                .around(Budget.ofImages(1)))
                        .caller(Caller.of("bob", "another-key"))
                        .start();
                RawClient client = new RawClient(server.port())) {
            assertThat(post(client, "/paint", "a-secret-key").status()).isEqualTo(200);
            assertThat(post(client, "/lively", "a-secret-key").text()).contains("budget");
            second.answer(TestDialect.PIXEL);
            assertThat(post(client, "/lively", "another-key").text()).contains("event: by");
        }
    }

    private static RawClient.Received post(RawClient client, String path, String key) throws IOException {
        String body = "{\"prompt\":\"a\"}";
        client.lines(
                "POST " + path + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: Bearer " + key,
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "");
        return client.send(body.getBytes()).read();
    }

    @Test
    void tellsThatACallHasBegunAndThatItGoesOn() throws Exception {
        CountDownLatch mayContinue = new CountDownLatch(1);
        second.answer((request, context) -> {
            try {
                assertThat(mayContinue.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return TestDialect.pixel();
        });
        try (EaselServer server = server().start();
                RawClient client = new RawClient(server.port())) {
            client.request("POST", "/lively", "application/json", "{}").readHead();
            String events = "";
            while (!events.contains("waiting")) {
                events += new String(client.chunk());
            }
            mayContinue.countDown();
            while (!events.contains("event: by")) {
                events += new String(client.chunk());
            }

            assertThat(events)
                    .startsWith("event: begun\ndata: {}\n\n")
                    .contains("event: waiting\ndata: {\"known\":true}\n\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "first"})
    void refusesANameThatChoosesNothing(String name) {
        EaselServer.Builder builder = server();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.provider(name, secondEasel, List.of()))
                .withMessageContaining("'" + name + "'");
    }
}

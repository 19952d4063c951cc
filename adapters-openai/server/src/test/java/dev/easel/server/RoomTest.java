package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that runs one call at a time, and lets none wait. */
class RoomTest {
    private static final String PROMPT = "{\"prompt\":\"a\"}";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(TestDialect.routes())
            .limits(ServerLimits.builder()
                    .inFlight(1)
                    .queued(0)
                    .patience(Duration.ZERO)
                    .shutdownGrace(Duration.ZERO)
                    .build())
            .start();

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        mayEnd.countDown();
        server.close();
        easel.close();
    }

    /** Goes on for a while after it was cancelled, like work on pixels. */
    private ImageResult stubborn(CallContext context) {
        try (var hook = context.onCancel(cancelled::countDown)) {
            started.countDown();
            assertThat(mayEnd.await(20, TimeUnit.SECONDS)).isTrue();
            context.throwIfStopped(Billing.UNKNOWN);
            return TestDialect.pixel();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawClient.Received painted() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.request("POST", "/paint", "application/json", PROMPT).read();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paint", "/stream"})
    void aCancelledCallKeepsItsRoomUntilItsWorkEnds(String path) throws Exception {
        provider.answer((request, context) -> stubborn(context));
        provider.answer(TestDialect.PIXEL);
        try (RawClient client = new RawClient(server.port())) {
            client.request("POST", path, "application/json", PROMPT);
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();

        RawClient.Received busy = painted();
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("retry-after")).matches("[0-9]+");
        assertThat(busy.text()).contains("server_overloaded");

        mayEnd.countDown();
        RawClient.Received next = painted();
        while (next.status() == 503) {
            next = painted();
        }
        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void aCallWithoutEnoughHeapIsRefusedForLater() throws IOException {
        provider.answer((request, context) -> {
            throw ImageProcessingException.outOfMemory(new OutOfMemoryError("a test"));
        });

        RawClient.Received refused = painted();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("retry-after")).isEqualTo("10");
    }
}

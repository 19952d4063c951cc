package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
    private static final String PROMPT = "{\"prompt\":\"a\"}";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(TestDialect.routes())
            .limits(ServerLimits.builder()
                    .heartbeat(Duration.ofMillis(100))
                    .shutdownGrace(Duration.ofMillis(100))
                    .build())
            .start();

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch mayContinue = new CountDownLatch(1);

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private RawClient client() throws IOException {
        return new RawClient(server.port());
    }

    private static ImageResult pixel() {
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(TestDialect.PIXEL)))
                .build();
    }

    /** Returns only once the test allows it, and notices when the call is cancelled. */
    private ImageResult onceAllowed(CallContext context) {
        try (var hook = context.onCancel(() -> {
            cancelled.countDown();
            mayContinue.countDown();
        })) {
            started.countDown();
            assertThat(mayContinue.await(20, TimeUnit.SECONDS)).isTrue();
            context.throwIfStopped(Billing.UNKNOWN);
            return pixel();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void streamsTheImageAsBase64() throws IOException {
        provider.answer(TestDialect.PIXEL);
        try (RawClient client = client()) {
            RawClient.Received response =
                    client.request("POST", "/paint", "application/json", PROMPT).read();

            assertThat(response.text())
                    .isEqualTo("{\"image\":\"" + Base64.getEncoder().encodeToString(TestDialect.PIXEL) + "\"}");
            assertThat(response.header("x-request-id")).startsWith("req_");
        }
    }

    @Test
    void tellsTheNotesOfAResultInHeaders() throws IOException {
        provider.answer((request, context) -> pixel().toBuilder()
                .note(Note.dropped("no style \u201cbold\u201d, 100% sure"))
                .build());
        try (RawClient client = client()) {
            assertThat(paint(client).header("easel-note"))
                    .isEqualTo("dropped: no style %E2%80%9Cbold%E2%80%9D, 100%25 sure");
        }
    }

    @Test
    void boundsTheNotesOfAResult() throws IOException {
        provider.answer((request, context) -> {
            ImageResult.Builder result = pixel().toBuilder();
            for (int i = 0; i < 300; i++) {
                result.note(Note.dropped("placeholder " + i + " stands in for an image"));
            }
            return result.build();
        });
        try (RawClient client = client()) {
            RawClient.Received response = paint(client);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("easel-note"))
                    .hasSizeLessThan(3000)
                    .matches(".*placeholder 3 .* 2\\d\\d more notes");
        }
    }

    @Test
    void answersAStreamThatCannotBegin() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /stream HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: application/json",
                    "Idempotency-Key: caf\u00e9",
                    "Content-Length: " + PROMPT.length(),
                    "");

            assertThat(client.send(PROMPT.getBytes()).read().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paint", "/stream"})
    void cancelsTheCallOfACallerThatHangsUp(String path) throws Exception {
        provider.answer((request, context) -> onceAllowed(context));
        try (RawClient client = client()) {
            client.request("POST", path, "application/json", PROMPT);
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancelsRunningCallsWhenItIsClosed() throws Exception {
        provider.answer((request, context) -> onceAllowed(context));
        try (RawClient client = client()) {
            client.request("POST", "/paint", "application/json", PROMPT);
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();

            server.close();

            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            RawClient.Received response = client.read();
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text()).contains("cancelled");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void waitsForARunningCallWhenItIsClosed() throws Exception {
        try (EaselServer patient = EaselServer.builder(easel)
                        .routes(TestDialect.routes())
                        .limits(ServerLimits.builder()
                                .shutdownGrace(Duration.ofSeconds(20))
                                .build())
                        .start();
                RawClient client = new RawClient(patient.port())) {
            provider.answer((request, context) -> onceAllowed(context));
            client.request("POST", "/paint", "application/json", PROMPT);
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            Thread closing = new Thread(patient::close);
            closing.start();
            mayContinue.countDown();

            RawClient.Received response = client.read();
            assertThat(response.status()).isEqualTo(200);
            closing.join();
        }
    }

    @Test
    void saysWhetherAFailureMayBeRetried() throws IOException {
        provider.fail(ProviderException.of(Reason.RATE_LIMITED, "too fast")
                .retryAfter(Optional.of(Duration.ofMillis(1500)))
                .build());
        provider.fail(ProviderException.of(Reason.INTERNAL, "crashed").build());
        provider.fail(
                new TransportException(TransportException.Phase.DEADLINE, "late", CallFacts.of(Billing.UNKNOWN), null));
        provider.fail(new TransportException(TransportException.Phase.CONNECT, "refused", CallFacts.NOT_SENT, null));
        provider.fail(new UnsupportedRequestException("no verb"));
        try (RawClient client = client()) {
            RawClient.Received slow = paint(client);
            assertThat(slow.status()).isEqualTo(429);
            assertThat(slow.header("retry-after")).isEqualTo("2");
            assertThat(slow.header("retry-after-ms")).isEqualTo("1500");
            assertThat(slow.header("x-should-retry")).isEqualTo("true");
            assertThat(slow.text()).isEqualTo("{\"no\":\"slow_down: too fast\"}");

            RawClient.Received crashed = paint(client);
            assertThat(crashed.status()).isEqualTo(500);
            assertThat(crashed.header("x-should-retry")).isEqualTo("false");
            assertThat(paint(client).status()).isEqualTo(504);

            RawClient.Received unreachable = paint(client);
            assertThat(unreachable.status()).isEqualTo(503);
            assertThat(unreachable.header("x-should-retry")).isEqualTo("true");
            assertThat(paint(client).status()).isEqualTo(400);
        }
    }

    private static RawClient.Received paint(RawClient client) throws IOException {
        return client.request("POST", "/paint", "application/json", PROMPT).read();
    }

    @Test
    void streamsEventsAndKeepsTheStreamAlive() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(10), "begun"));
            return onceAllowed(context);
        });
        try (RawClient client = client()) {
            client.request("POST", "/stream", "application/json", PROMPT);

            RawClient.Received head = client.readHead();
            assertThat(head.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
            assertThat(new String(client.chunk())).isEqualTo("event: progress\ndata: {\"words\":\"begun\"}\n\n");
            assertThat(new String(client.chunk())).isEqualTo(": ping\n");
            mayContinue.countDown();
            StringBuilder rest = new StringBuilder();
            for (byte[] chunk = client.chunk(); chunk.length > 0; chunk = client.chunk()) {
                rest.append(new String(chunk));
            }
            assertThat(rest.toString().replace(": ping\n", ""))
                    .isEqualTo("data: {\"image\":\"" + Base64.getEncoder().encodeToString(TestDialect.PIXEL)
                            + "\"}\n\ndata: [DONE]\n\n");
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
        }
    }

    @Test
    void sendsAnErrorStatusForAStreamThatFailsBeforeItStarts() throws IOException {
        provider.fail(ProviderException.of(Reason.RATE_LIMITED, "too fast").build());
        try (RawClient client = client()) {
            assertThat(client.request("POST", "/stream", "application/json", PROMPT)
                            .read()
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void sendsAnErrorEventInAStreamThatFailsLater() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(10), "begun"));
            throw ProviderException.of(Reason.INTERNAL, "crashed").build();
        });
        try (RawClient client = client()) {
            RawClient.Received response = client.request("POST", "/stream", "application/json", PROMPT)
                    .read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).endsWith("data: {\"no\":\"broken: crashed. It may have been billed.\"}\n\n");
        }
    }

    @Test
    void streamsToAnHttp10CallerWithoutChunks() throws IOException {
        provider.answer(TestDialect.PIXEL);
        try (RawClient client = client()) {
            client.lines(
                    "POST /stream HTTP/1.0",
                    "Content-Type: application/json",
                    "Content-Length: " + PROMPT.length(),
                    "");
            RawClient.Received response = client.send(PROMPT.getBytes()).read();

            assertThat(response.text()).startsWith("data: {").endsWith("data: [DONE]\n\n");
        }
    }
}

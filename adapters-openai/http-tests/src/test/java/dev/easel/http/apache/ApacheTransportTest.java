package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.image.Content;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApacheTransportTest {
    private static final byte[] LARGE = new byte[20 << 20];

    private final RecordingContext context = new RecordingContext();
    private ApacheTransport transport = new ApacheTransport(HttpConfig.defaults());

    private void configured(HttpConfig.Builder config) {
        transport.close();
        transport = new ApacheTransport(config.build());
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static HttpCall post(URI uri, byte[] body) {
        return HttpCall.post("x", new HttpBody("text/plain", List.of(BodySegment.bytes(body))))
                .to(uri);
    }

    private static HttpCall post(URI uri) {
        return post(uri, new byte[] {'h', 'i'});
    }

    private void fails(HttpCall call, Phase phase, Billing billing) {
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> transport.send(call, context))
                .satisfies(e -> assertThat(e.phase()).isEqualTo(phase))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(billing));
    }

    private static String text(HttpResponse response) throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void sendsACallAndReturnsItsResponse() throws IOException {
        configured(HttpConfig.builder().header("X-All", "every call"));
        try (FaultServer server =
                        FaultServer.answering(ScriptedResponse.json(418, "{}").header("X-Request-Id", "r1"));
                HttpResponse response = transport.send(
                        post(server.uri("/v1/x?y=z"))
                                .header("X-One", "this call")
                                .secret("Authorization", "Bearer k"),
                        context)) {
            assertThat(response.status()).isEqualTo(418);
            assertThat(response.isSuccess()).isFalse();
            assertThat(response.requestId()).contains("r1");
            assertThat(response.headers().mediaType()).isEqualTo("application/json");
            assertThat(text(response)).isEqualTo("{}");
            assertThat(server.only().method()).isEqualTo("POST");
            assertThat(server.only().path()).isEqualTo("/v1/x?y=z");
            assertThat(server.only().text()).isEqualTo("hi");
            assertThat(server.only().headers())
                    .containsAllEntriesOf(Map.of(
                            "x-all", "every call",
                            "x-one", "this call",
                            "authorization", "Bearer k",
                            "content-type", "text/plain",
                            "content-length", "2"));
        }
    }

    @Test
    void acceptsMalformedResponseHeaders() throws IOException {
        ScriptedResponse odd = ScriptedResponse.json("{}")
                .header("bad name", "x")
                .header("bad/name", "x")
                .header("n\u00e4me", "x")
                .header("X-Bell", "a\u0007b\u007fc")
                .header("X-Latin", "caf\u00e9")
                .header("X-Empty", "")
                .header("X-Twice", "1")
                .header("X-Twice", "\u0001")
                .header("X-Request-Id", "r\u001b[31m1");
        try (FaultServer server = FaultServer.answering(odd);
                HttpResponse response = transport.send(post(server.uri()), context)) {
            assertThat(response.requestId()).contains("r [31m1");
            assertThat(response.headers().first("X-Bell")).contains("a b c");
            assertThat(response.headers().first("X-Latin")).contains("caf\u00e9");
            assertThat(response.headers().first("X-Empty")).contains("");
            assertThat(response.headers().fields())
                    .filteredOn(field -> field.name().equals("X-Twice"))
                    .hasSize(2);
            assertThat(response.headers().fields())
                    .noneMatch(field -> field.value().equals("x"));
            assertThat(text(response)).isEqualTo("{}");
        }
    }

    @Test
    void rejectsInvalidHeaders() {
        HttpCall call = post(URI.create("http://127.0.0.1:9/"));
        assertThatIllegalArgumentException().isThrownBy(() -> call.header("bad name", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> call.secret("X-Key", "a\r\nHost: other"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void readsChunkedAndCompressedResponses(int size) throws IOException {
        String body = "{\"a\":\"" + "x".repeat(50_000) + "\"}";
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json(body).gzipped().chunked(Math.max(size, 100)),
                ScriptedResponse.json(body).chunked(Math.max(size, 7)))) {
            for (int i = 0; i < 2; i++) {
                try (HttpResponse response = transport.send(post(server.uri()), context)) {
                    assertThat(text(response)).isEqualTo(body);
                }
            }
            assertThat(server.received().get(0).header("Accept-Encoding"))
                    .hasValueSatisfying(v -> assertThat(v).contains("gzip"));
        }
    }

    @Test
    void reusesAConnectionOnlyAfterItsResponseWasRead() throws IOException {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.bytes(200, "x/y", LARGE))) {
            for (int i = 0; i < 3; i++) {
                try (HttpResponse response = transport.send(post(server.uri()), context)) {
                    response.body().transferTo(OutputStream.nullOutputStream());
                }
            }
            assertThat(server.connections()).isEqualTo(1);
            transport.send(post(server.uri()), context).close();
            transport.send(post(server.uri()), context).close();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void doesNotRetryRedirectOrStoreCookies() throws IOException {
        try (FaultServer other = FaultServer.answering(ScriptedResponse.status(200));
                FaultServer server = FaultServer.answering(
                        ScriptedResponse.status(429).header("Retry-After", "0"),
                        ScriptedResponse.status(503).header("Retry-After", "0"),
                        ScriptedResponse.status(307)
                                .header("Location", other.uri("/elsewhere").toString()),
                        ScriptedResponse.status(401).header("WWW-Authenticate", "Basic realm=\"x\""),
                        ScriptedResponse.status(200).header("Set-Cookie", "a=b"),
                        ScriptedResponse.status(200))) {
            for (int status : new int[] {429, 503, 307, 401, 200, 200}) {
                try (HttpResponse response = transport.send(post(server.uri()).secret("X-API-Key", "k"), context)) {
                    assertThat(response.status()).isEqualTo(status);
                }
            }
            assertThat(server.received())
                    .hasSize(6)
                    .allSatisfy(r -> assertThat(r.header("Cookie")).isEmpty());
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void reportsThatNothingWasSentWhereNoServerListens() {
        fails(post(FaultServer.deaf()), Phase.CONNECT, Billing.NOT_BILLED);
        fails(post(URI.create("http://no-such-host.invalid/x")), Phase.CONNECT, Billing.NOT_BILLED);
    }

    @Test
    void reportsARequestThatBreaksWhileSendingAsNotBilled() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.resetUnread())) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> transport.send(post(server.uri(), LARGE), context))
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
        }
    }

    @Test
    void reportsTheBillingOfASentRequestAsUnknown() {
        configured(HttpConfig.builder().readTimeout(Duration.ofMillis(300)));
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.closed(),
                ScriptedResponse.reset(),
                ScriptedResponse.silence(),
                ScriptedResponse.text(200, "x/y\r\nbroken", ""))) {
            fails(post(server.uri()), Phase.CLOSED, Billing.UNKNOWN);
            fails(post(server.uri()), Phase.CLOSED, Billing.UNKNOWN);
            fails(post(server.uri()), Phase.READ_TIMEOUT, Billing.UNKNOWN);
            fails(post(server.uri()), Phase.CLOSED, Billing.UNKNOWN);
            assertThat(server.received()).hasSize(4);
        }
    }

    @Test
    void readsAnErrorResponseWhileStillSending() throws IOException {
        try (FaultServer server = FaultServer.answering(
                        ScriptedResponse.json(413, "{\"error\":\"too large\"}").beforeBody());
                HttpResponse response = transport.send(post(server.uri(), LARGE), context)) {
            assertThat(response.status()).isEqualTo(413);
            assertThat(text(response)).contains("too large");
        }
    }

    @Test
    void reportsAnUnreadableFileAsAStorageFailure() {
        HttpBody body = new HttpBody("x/y", List.of(new BodySegment.Streamed(Content.of(Path.of("no-such-file")), 10)));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(200))) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> transport.send(HttpCall.post("x", body).to(server.uri()), context))
                    .withMessageContaining("no-such-file");
        }
    }

    /** How often listeners hear of them is up to the call. */
    @Test
    void reportsEveryByteSentAndReceived() throws IOException {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.bytes(200, "x/y", LARGE));
                HttpResponse response = transport.send(post(server.uri(), LARGE), context)) {
            response.body().transferTo(OutputStream.nullOutputStream());
        }
        ProgressEvent.BytesSent sent = null;
        ProgressEvent.BytesReceived received = null;
        for (ProgressEvent event : context.events()) {
            sent = event instanceof ProgressEvent.BytesSent s ? s : sent;
            received = event instanceof ProgressEvent.BytesReceived r ? r : received;
        }
        assertThat(sent).isEqualTo(new ProgressEvent.BytesSent(LARGE.length, OptionalLong.of(LARGE.length)));
        assertThat(received).isEqualTo(new ProgressEvent.BytesReceived(LARGE.length, OptionalLong.of(LARGE.length)));
    }

    @Test
    void usesAProxy() throws IOException {
        try (FaultServer proxy = FaultServer.answering(ScriptedResponse.json("{}"))) {
            configured(HttpConfig.builder().proxy(proxy.uri()));
            try (HttpResponse response = transport.send(post(URI.create("http://far.invalid/x")), context)) {
                assertThat(response.status()).isEqualTo(200);
            }
            assertThat(proxy.only().path()).isEqualTo("http://far.invalid/x");
        }
    }

    @Test
    void givesUpWaitingForAConnectionAtTheDeadline() throws IOException {
        configured(HttpConfig.builder().maxConnections(1));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.bytes(200, "x/y", LARGE));
                HttpResponse first = transport.send(post(server.uri()), context);
                InputStream body = first.body()) {
            assertThat(body.read()).isZero();
            context.remaining(Duration.ofMillis(50));
            fails(post(server.uri()), Phase.CONNECT, Billing.NOT_BILLED);
        }
    }

    @Test
    void rejectsCallsOfAClosedKit() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json("{}"))) {
            transport.close();
            fails(post(server.uri()), Phase.CONNECT, Billing.NOT_BILLED);
            assertThat(server.received()).isEmpty();
        }
    }
}

package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final int MAX_BODY = 1 << 20;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(TestDialect.routes())
            .limits(ServerLimits.builder()
                    .bodyBytes(MAX_BODY)
                    .ioTimeout(Duration.ofMillis(300))
                    .shutdownGrace(Duration.ZERO)
                    .build())
            .start();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private RawClient client() throws IOException {
        return new RawClient(server.port());
    }

    @Test
    void takesAChunkedBody() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Transfer-Encoding: chunked",
                    "",
                    "3;ext=1",
                    "abc",
                    "2",
                    "de",
                    "0",
                    "Trailer: x",
                    "");

            assertThat(client.read().text()).contains("\"text\":\"abcde\"");
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
        }
    }

    @Test
    void refusesAMalformedChunk() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Transfer-Encoding: chunked",
                    "",
                    "zz",
                    "abc");

            assertThat(client.read().status()).isEqualTo(400);
        }
    }

    @Test
    void sends100ContinueToACallerThatWaits() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Content-Length: 3",
                    "Expect: 100-continue",
                    "");

            assertThat(client.readHead().status()).isEqualTo(100);
            client.send("abc".getBytes(StandardCharsets.UTF_8));
            assertThat(client.read().text()).contains("abc");
        }
    }

    @Test
    void refusesWithoutAskingForTheBody() throws IOException {
        try (RawClient client = client()) {
            client.lines("POST /nowhere HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 3", "Expect: 100-continue", "");

            RawClient.Received response = client.read();
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.header("connection")).isEqualTo("close");
        }
    }

    @Test
    void refusesAContentLengthThatIsTooLarge() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Content-Length: " + (MAX_BODY + 1),
                    "");
            client.send(new byte[MAX_BODY + 1]);

            assertThat(client.read().status()).isEqualTo(413);
        }
    }

    @Test
    void refusesAChunkedBodyThatIsTooLarge() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Transfer-Encoding: chunked",
                    "");
            for (int i = 0; i < 5; i++) {
                client.lines(Integer.toHexString(MAX_BODY / 4))
                        .send(new byte[MAX_BODY / 4])
                        .lines("");
            }
            client.lines("0", "");

            assertThat(client.read().status()).isEqualTo(413);
        }
    }

    @Test
    void letsACallerSendALargeBodyBeforeItReadsTheError() throws IOException {
        try (RawClient client = client()) {
            client.request("POST", "/unread", "application/json", new byte[MAX_BODY]);

            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
        }
    }

    @Test
    void timesOutABodyThatStopsArriving() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Content-Length: 30",
                    "",
                    "abc");

            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void refusesAnUnknownContentEncoding() throws IOException {
        try (RawClient client = client()) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Content-Encoding: br",
                    "Content-Length: 3",
                    "",
                    "abc");

            assertThat(client.read().status()).isEqualTo(415);
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        try (RawClient client = client()) {
            client.get("/look/1")
                    .get("/look/2")
                    .request("POST", "/echo", "text/plain", "three")
                    .get("/look/4");

            assertThat(client.read().text()).contains("/look/1");
            assertThat(client.read().text()).contains("/look/2");
            assertThat(client.read().text()).contains("three");
            assertThat(client.read().text()).contains("/look/4");
        }
    }

    @Test
    void keepsARequestPipelinedBehindARunningCall() throws IOException {
        provider.answer(TestDialect.PIXEL);
        try (RawClient client = client()) {
            client.request("POST", "/paint", "application/json", "{\"prompt\":\"a\"}")
                    .get("/look/2");

            assertThat(client.read().text()).contains(Base64.getEncoder().encodeToString(TestDialect.PIXEL));
            assertThat(client.read().text()).contains("/look/2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "3",
                "{\"prompt\":",
                "{\"prompt\":\"a\"} {}",
                "{'prompt':'a'}",
                "{\"prompt\":\"a"
            })
    void refusesABodyThatIsNotAJsonObject(String body) throws IOException {
        try (RawClient client = client()) {
            RawClient.Received response =
                    client.request("POST", "/paint", "application/json", body).read();

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.text()).contains("malformed_json", "JSON").doesNotContain("answer", "response");
        }
    }

    @Test
    void compressesTextOnlyForCallersThatAcceptGzip() throws IOException {
        try (RawClient client = client()) {
            RawClient.Received zipped =
                    client.get("/long", "Accept-Encoding: deflate, gzip;q=0.5").read();
            assertThat(zipped.header("content-encoding")).isEqualTo("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                    .hasSizeGreaterThan(4000);

            assertThat(client.get("/long", "Accept-Encoding: gzip;q=0").read().header("content-encoding"))
                    .isEmpty();
            assertThat(client.get("/long").read().body()).hasSizeGreaterThan(4000);
        }
    }
}

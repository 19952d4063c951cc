package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {
    private final Easel easel =
            EaselBuilder.create().provider(new ScriptedProvider().provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(TestDialect.routes())
            .limits(ServerLimits.builder()
                    .headerTimeout(Duration.ofMillis(300))
                    .shutdownGrace(Duration.ZERO)
                    .build())
            .start();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private RawClient.Received response(String... lines) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.lines(lines).read();
        }
    }

    @Test
    void timesOutAHeaderThatArrivesTooSlowly() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("GET /healthz HTTP/1.1", "Host: 127.0.0.1", "X-Slow: ");

            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void closesASilentConnectionWithoutAResponse() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | Host: 127.0.0.1 | Content-Length: 3 | Transfer-Encoding: chunked
                    400 | Host: 127.0.0.1 | Content-Length: 3 | Content-Length: 4
                    400 | Host: 127.0.0.1 | Content-Length: 3 | Content-Length: 3
                    400 | Host: 127.0.0.1 | Content-Length: +3 | X-A: b
                    400 | Host: 127.0.0.1 | Content-Length: 3, 3 | X-A: b
                    400 | Host: 127.0.0.1 | Content-Length: -1 | X-A: b
                    400 | Host: 127.0.0.1 | Transfer-Encoding: chunked | Transfer-Encoding: chunked
                    501 | Host: 127.0.0.1 | Transfer-Encoding: gzip, chunked | X-A: b
                    400 | Host: 127.0.0.1 | Transfer-Encoding: identity, chunked | Content-Length: 3
                    400 | X-A: b | X-B: c | X-C: d
                    400 | Host: a | Host: b | X-A: c
                    400 | Host: a/b?c | X-A: b | X-B: c
                    400 | Host: 127.0.0.1 | X-A : b | X-B: c
                    400 | Host: 127.0.0.1 | no colon at all | X-B: c
                    """)
    void refusesAnAmbiguousOrMalformedHeader(int status, String first, String second, String third) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("POST /echo HTTP/1.1", first, second, third, "", "abc");

            RawClient.Received response = client.read();
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("content-type")).isEqualTo("application/json");
            assertThat(response.header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void refusesAnOversizedHeader(int length) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("GET /healthz HTTP/1.1", "Host: 127.0.0.1", "X-Long: " + "x".repeat(length), "");

            assertThat(client.read().status()).isEqualTo(431);
        }
    }

    @Test
    void refusesTooManyHeaders() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("GET /healthz HTTP/1.1", "Host: 127.0.0.1");
            for (int i = 0; i < 120; i++) {
                client.lines("X-" + i + ": y");
            }

            assertThat(client.lines("").read().status()).isEqualTo(431);
        }
    }

    @ParameterizedTest
    @CsvSource({"PRI * HTTP/2.0, 505", "GET /healthz HTTP/3.0, 505", "GET /healthz, 505", "nonsense, 400"})
    void refusesAnUnsupportedRequestLine(String line, int status) throws IOException {
        assertThat(response(line, "Host: 127.0.0.1", "").status()).isEqualTo(status);
    }

    @Test
    void answersAnHttp10CallerAndCloses() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Received response =
                    client.lines("GET /healthz HTTP/1.0", "").read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void acceptsAnAbsoluteUrlAsRequestTarget() throws IOException {
        assertThat(response("GET http://127.0.0.1/look/at%20this?q=a%26b+c HTTP/1.1", "Host: 127.0.0.1", "")
                        .text())
                .contains("\"/look/at this\"", "\"a&b c\"");
    }

    @Test
    void ignoresAnUpgradeHeader() throws IOException {
        RawClient.Received response = response(
                "GET /healthz HTTP/1.1",
                "Host: 127.0.0.1",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAABkAAQBAAAAAAUAAEAA",
                "");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{\"status\":\"ok\"}");
    }
}

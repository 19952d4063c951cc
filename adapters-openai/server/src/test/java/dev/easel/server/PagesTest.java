package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages in a browser can do with a server, and that nothing runs for those that are refused. */
class PagesTest {
    private static final String BODY = "{\"prompt\":\"a\"}";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();

    @AfterEach
    void stop() {
        easel.close();
    }

    private static EaselServer.Builder server(Easel easel) {
        return EaselServer.builder(easel).routes(TestDialect.routes());
    }

    private static RawClient.Received post(EaselServer server, String... headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("POST /paint HTTP/1.1", "Content-Length: " + BODY.length());
            if (!String.join("\n", headers).contains("Host:")) {
                client.lines("Host: 127.0.0.1:" + server.port());
            }
            return client.lines(headers).lines("", BODY).read();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: http://localhost:3000",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Host: evil.example"
            })
    void runsNothingForAPageOfAnotherOrigin(String header) throws IOException {
        try (EaselServer server = server(easel).start()) {
            for (String type : new String[] {"text/plain", "application/json", "multipart/form-data; boundary=x"}) {
                RawClient.Received response = post(server, "Content-Type: " + type, header);
                assertThat(response.status()).as(type).isEqualTo(403);
                assertThat(response.text()).startsWith("{\"no\":\"foreign_");
            }
            assertThat(provider.received()).isEmpty();
        }
    }

    @Test
    void servesItsOwnPagesAndPrograms() throws IOException {
        try (EaselServer server = server(easel).start()) {
            provider.answer(TestDialect.PIXEL).answer(TestDialect.PIXEL);
            assertThat(post(server, "Origin: http://127.0.0.1:" + server.port()).status())
                    .isEqualTo(200);
            assertThat(post(server, "User-Agent: curl").status()).isEqualTo(200);
        }
    }

    @Test
    void servesAPageOfAnAllowedOriginAfterItsPreflight() throws IOException {
        provider.answer(TestDialect.PIXEL);
        try (EaselServer server =
                        server(easel).allowOrigin("http://localhost:3000").start();
                RawClient client = new RawClient(server.port())) {
            client.lines(
                    "OPTIONS /paint HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Origin: http://localhost:3000",
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: content-type",
                    "");
            RawClient.Received preflight = client.readHead();
            assertThat(preflight.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.headers()).doesNotContainKeys("content-length", "content-type");
            assertThat(preflight.header("access-control-allow-headers")).isEqualTo("content-type");

            RawClient.Received response = post(server, "Origin: http://localhost:3000");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
            assertThat(response.header("access-control-expose-headers")).contains("Easel-Note");
            assertThat(post(server, "Origin: http://localhost:3001").status()).isEqualTo(403);
        }
    }

    @Test
    void refusesAPreflightOfAnotherOrigin() throws IOException {
        try (EaselServer server = server(easel).start();
                RawClient client = new RawClient(server.port())) {
            client.lines(
                    "OPTIONS /paint HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Origin: http://localhost:3000",
                    "Access-Control-Request-Method: POST",
                    "");
            RawClient.Received response = client.read();
            assertThat(response.status()).isEqualTo(403);
            assertThat(response.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void refusesAnOriginWithAPathWhenItIsSet() {
        EaselServer.Builder builder = server(easel);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.allowOrigin("https://app.example.org/page"))
                .withMessageContaining("https://app.example.org/page");
    }
}

package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.EaselBuilder;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private EaselServer server =
            EaselServer.builder(easel).routes(TestDialect.routes()).start();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private RawClient.Received post(String path, String mediaType) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.request("POST", path, mediaType, "abc").read();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/plain                             | bytes
                    Text/Plain; charset=utf-8              | bytes
                    multipart/form-data; boundary=x        | form
                    """)
    void choosesByMediaTypeAmongRoutesOfOnePath(String mediaType, String expected) throws IOException {
        assertThat(post("/echo", mediaType).text()).contains(expected);
    }

    @Test
    void namesTheSupportedMediaTypes() throws IOException {
        RawClient.Received response = post("/echo", "application/pdf");

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.text()).contains("application/pdf", "multipart/form-data or text/plain");
    }

    @Test
    void namesTheSupportedMethods() throws IOException {
        RawClient.Received response = post("/long", "text/plain");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void reportsAnUnknownPathInTheNearestDialect() throws IOException {
        RawClient.Received response = post("/nowhere", "text/plain");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.text()).isEqualTo("{\"no\":\"not_found: There is nothing at POST /nowhere.\"}");
    }

    @ParameterizedTest
    @CsvSource({"/pain, /paint", "/Streams, /stream", "/lin, /link"})
    void namesThePathThatIsProbablyMeant(String path, String meant) throws IOException {
        RawClient.Received response = post(path, "application/json");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.text()).contains("Did you mean POST " + meant + "?");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("HEAD /long HTTP/1.1", "Host: 127.0.0.1", "");

            assertThat(client.readHead().header("content-length")).isEqualTo("4011");
            assertThat(client.get("/healthz").read().text()).contains("ok");
        }
    }

    @Test
    void hidesTheDetailsOfABugFromTheCaller() throws IOException {
        RawClient.Received response = post("/bug", "application/json");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text()).contains("server_error").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization: Bearer one, 200",
        "authorization: bearer  two, 200",
        "X-API-Key: two, 200",
        "Authorization: Bearer three, 401",
        "Authorization: Basic one, 401",
        "X-Other: one, 401"
    })
    void acceptsOnlyCallersWithAKey(String header, int status) throws IOException {
        server.close();
        server = EaselServer.builder(easel)
                .routes(TestDialect.routes())
                .apiKey("one")
                .apiKey("two")
                .start();
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Received response = client.get("/long", header).read();

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.text()).doesNotContain("three");
            assertThat(client.get("/nowhere", header).read().status()).isEqualTo(status == 200 ? 404 : 401);
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/",
                "/files/../healthz",
                "/files/%2e%2e/%2e%2e/etc/passwd",
                "/files//etc/passwd",
                "/files/%00"
            })
    void servesOnlyPublishedFiles(String path) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.get(path).read().status()).isIn(400, 404);
        }
    }

    @Test
    void refusesAMalformedPercentEscape() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/look/%zz").read().status()).isEqualTo(400);
        }
    }

    @Test
    void namesThePortThatIsTaken() {
        EaselServer.Builder same =
                EaselServer.builder(easel).routes(TestDialect.routes()).port(server.port());

        assertThatThrownBy(same::start)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("port " + server.port());
    }

    @Test
    void needsARoute() {
        EaselServer.Builder none = EaselServer.builder(easel).routes(List.of());

        assertThatThrownBy(none::start).isInstanceOf(IllegalArgumentException.class);
    }

    /** Says that it is open, though it takes a body. */
    private record OpenForm() implements Route {
        @Override
        public RoutePattern pattern() {
            return RoutePattern.postForm("/echo");
        }

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public ErrorEncoder errors() {
            return TestDialect.ERRORS;
        }

        @Override
        public ServerResponse handle(ServerRequest request, ServerContext context) {
            return ServerResponse.json(Map.of("form", "taken"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x"})
    void needsAKeyForEveryBody(String mediaType) throws IOException {
        server.close();
        server = EaselServer.builder(easel)
                .routes(List.of(new OpenForm()))
                .routes(TestDialect.routes())
                .apiKey("one")
                .start();

        assertThat(post("/echo", mediaType).status()).isEqualTo(401);
    }
}

package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page of another origin can send without its user's knowledge: nothing of it runs. */
class ForeignPageTest {
    private static final String ALLOWED = "https://app.example";
    private static final String BODY = AttackedServer.prompt(WatchedProvider.PAINT);
    private static final String BOUNDARY = "----page";

    private AttackedServer server = AttackedServer.start(limits -> limits);

    @AfterEach
    void stop() {
        server.close();
    }

    /** The headers by which a page of another origin is known. */
    private static Stream<String> foreign() {
        return Stream.of(
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:3000",
                "Origin: http://127.0.0.1:1",
                "Origin: " + ALLOWED + ".evil.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site");
    }

    /** The bodies that a form of a page, or a request that needs no preflight, can have. */
    private static Stream<Arguments> posts() {
        return foreign()
                .flatMap(header -> Stream.of(
                        Arguments.of(
                                header,
                                AttackedServer.GENERATIONS,
                                "text/plain",
                                BODY.getBytes(StandardCharsets.UTF_8)),
                        Arguments.of(header, AttackedServer.GENERATIONS, "", BODY.getBytes(StandardCharsets.UTF_8)),
                        Arguments.of(
                                header,
                                AttackedServer.GENERATIONS,
                                "application/json",
                                BODY.getBytes(StandardCharsets.UTF_8)),
                        Arguments.of(
                                header,
                                AttackedServer.CHAT,
                                "application/x-www-form-urlencoded",
                                AttackedServer.chat("a lake").getBytes(StandardCharsets.UTF_8)),
                        Arguments.of(header, AttackedServer.EDITS, "multipart/form-data; boundary=" + BOUNDARY, form()),
                        Arguments.of(
                                header, AttackedServer.STUDIO, "multipart/form-data; boundary=" + BOUNDARY, form())));
    }

    private static byte[] form() {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na lake\r\n--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(TestImages.photo(24, 16).bytes());
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private RawClient.Received post(String header, String path, String mediaType, byte[] body) throws IOException {
        try (RawClient client = server.client()) {
            client.lines("POST " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port());
            if (!header.isEmpty()) {
                client.lines(header);
            }
            if (!mediaType.isEmpty()) {
                client.lines("Content-Type: " + mediaType);
            }
            client.lines("Content-Length: " + body.length, "");
            return client.send(body).read();
        }
    }

    @Test
    void runsNothingThatAForeignPagePosts() throws IOException {
        int refused = 0;
        for (Arguments arguments : posts().toList()) {
            Object[] post = arguments.get();
            RawClient.Received response = post((String) post[0], (String) post[1], (String) post[2], (byte[]) post[3]);
            assertThat(response.status())
                    .as("%s %s %s", post[0], post[1], post[2])
                    .isEqualTo(403);
            assertThat(response.header("access-control-allow-origin")).isEmpty();
            refused++;
        }
        assertThat(refused).isEqualTo(42);
        assertThat(server.provider().calls()).isZero();
        server.assertServes();
    }

    /** Without this, the test above would pass for a form that nobody could send. */
    @Test
    void runsTheSameFormOfACallerThatIsNoPage() throws IOException {
        RawClient.Received response =
                post("", AttackedServer.EDITS, "multipart/form-data; boundary=" + BOUNDARY, form());
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(server.provider().calls()).isEqualTo(1);
    }

    private RawClient.Received preflight(String path, String origin) throws IOException {
        try (RawClient client = server.client()) {
            return client.lines(
                            "OPTIONS " + path + " HTTP/1.1",
                            "Host: 127.0.0.1:" + server.port(),
                            "Origin: " + origin,
                            "Access-Control-Request-Method: POST",
                            "Access-Control-Request-Headers: authorization,content-type",
                            "")
                    .readHead();
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void refusesEveryPreflight(String path) throws IOException {
        RawClient.Received response = preflight(path, "https://evil.example");
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("access-control-allow-origin")).isEmpty();
    }

    private static Stream<String> paths() {
        return Stream.of(
                AttackedServer.GENERATIONS,
                AttackedServer.EDITS,
                AttackedServer.CHAT,
                AttackedServer.STUDIO,
                "/",
                "/healthz",
                "/files/a",
                "/nowhere");
    }

    @Test
    void servesAnAllowedOriginAndNoOther() throws IOException {
        server.close();
        server = AttackedServer.with(builder -> builder.allowOrigin(ALLOWED));
        RawClient.Received preflight = preflight(AttackedServer.GENERATIONS, ALLOWED);
        assertThat(preflight.status()).isBetween(200, 204);
        assertThat(preflight.header("access-control-allow-origin")).isEqualTo(ALLOWED);
        assertThat(preflight.header("access-control-allow-headers").toLowerCase(Locale.ROOT))
                .contains("authorization", "content-type");
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        RawClient.Received served = post("Origin: " + ALLOWED, AttackedServer.GENERATIONS, AttackedServer.JSON, body);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("access-control-allow-origin")).isEqualTo(ALLOWED);
        assertThat(served.header("vary").toLowerCase(Locale.ROOT)).contains("origin");
        assertThat(preflight(AttackedServer.GENERATIONS, "https://evil.example").status())
                .isEqualTo(403);
        assertThat(post("Origin: https://evil.example", AttackedServer.GENERATIONS, AttackedServer.JSON, body)
                        .status())
                .isEqualTo(403);
        assertThat(server.provider().calls()).isEqualTo(1);
    }
}

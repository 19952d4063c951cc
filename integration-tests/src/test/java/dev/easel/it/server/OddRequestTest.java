package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that a proxy and a server may read differently: each of them, with a body that would cost money, is refused once,
 * runs nothing, and takes its connection with it, so that nothing behind it is read as another request.
 */
class OddRequestTest {
    private static final String BODY = AttackedServer.prompt(WatchedProvider.PAINT);
    private static final String CHUNKED_BODY = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String START = "POST " + AttackedServer.GENERATIONS + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private static final String TYPE = "Content-Type: application/json\r\n";
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private static final String MODELS = "GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    private static final String HEALTH = MODELS.replace("/v1/models", "/healthz");

    private static AttackedServer server;

    @BeforeAll
    static void serve() {
        server = AttackedServer.start(limits -> limits);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void stillServes() throws IOException {
        int before = server.provider().calls();
        server.assertServes();
        assertThat(server.provider().calls()).isEqualTo(before + 1);
    }

    /** Returns a whole request with one more line in its head. */
    private static String with(String line) {
        return START + TYPE + LENGTH + line + "\r\n\r\n" + BODY;
    }

    /** Returns a whole request without {@code Content-Length}, and with other framing. */
    private static String framed(String lines, String body) {
        return START + TYPE + lines + "\r\n" + body;
    }

    private static String without(String host, String line) {
        return (START + TYPE + LENGTH + "\r\n" + BODY).replace(host, line);
    }

    private static Map<String, String> odds() {
        Map<String, String> odd = new LinkedHashMap<>();
        odd.put("a folded header", with("X-A: b\r\n c: d"));
        odd.put("a header folded by a tab", with("X-A: b\r\n\tc: d"));
        odd.put("a bare CR in a value", with("X-A: b\rX-B: c"));
        odd.put("a line that ends with LF", with("X-A: b\nX-B: c"));
        odd.put("a head of lines that end with LF", without("\r\n", "\n"));
        odd.put("NUL in a value", with("X-A: b\0c"));
        odd.put("a control character in a value", with("X-A: b\u0001c"));
        odd.put("a control character in a name", with("X\u0001A: b"));
        odd.put("a space before the colon", with("X-A : b"));
        odd.put("no colon", with("X-A b"));
        odd.put("no name", with(": b"));
        odd.put("two hosts", with("Host: 127.0.0.1"));
        odd.put("no host", without("Host: 127.0.0.1\r\n", ""));
        odd.put("a host with a path", without("Host: 127.0.0.1", "Host: 127.0.0.1/a"));
        odd.put("a host with a user", without("Host: 127.0.0.1", "Host: evil.example@127.0.0.1"));
        odd.put("a target without a slash", without("POST /", "POST "));
        odd.put("an authority as target", without(AttackedServer.GENERATIONS, "127.0.0.1:80"));
        odd.put("a space in the target", without(AttackedServer.GENERATIONS, AttackedServer.GENERATIONS + " x"));
        odd.put("a wrong version", without("HTTP/1.1", "HTTP/1.2.3"));
        odd.put("HTTP/2 without a preface", without("HTTP/1.1", "HTTP/2.0"));
        odd.put("a length and chunks", framed(LENGTH + CHUNKED, CHUNKED_BODY));
        odd.put("two lengths", framed(LENGTH + "Content-Length: 3\r\n", BODY));
        odd.put("a list of lengths", framed("Content-Length: " + BODY.length() + ", 3\r\n", BODY));
        odd.put("a signed length", framed("Content-Length: +" + BODY.length() + "\r\n", BODY));
        odd.put("a negative length", framed("Content-Length: -1\r\n", BODY));
        odd.put("a hexadecimal length", framed("Content-Length: 0x1\r\n", BODY));
        odd.put("a length beyond all numbers", framed("Content-Length: 99999999999999999999\r\n", BODY));
        odd.put("gzip and chunks as transfer", framed("Transfer-Encoding: gzip, chunked\r\n", CHUNKED_BODY));
        odd.put("identity and chunks as transfer", framed("Transfer-Encoding: identity, chunked\r\n", CHUNKED_BODY));
        odd.put("chunks twice", framed(CHUNKED + CHUNKED, CHUNKED_BODY));
        odd.put("an unknown transfer", framed("Transfer-Encoding: xchunked\r\n", CHUNKED_BODY));
        odd.put("a transfer that is not chunked at last", framed("Transfer-Encoding: chunked, gzip\r\n", CHUNKED_BODY));
        odd.put("chunks in HTTP/1.0", framed(CHUNKED, CHUNKED_BODY).replace("HTTP/1.1", "HTTP/1.0"));
        odd.put("a chunk line that ends with LF", framed(CHUNKED, CHUNKED_BODY.replaceFirst("\r\n", "\n")));
        odd.put("a chunk that is longer than it says", framed(CHUNKED, CHUNKED_BODY.replaceFirst("}", "}}")));
        odd.put("a chunk of a negative length", framed(CHUNKED, "-1\r\n" + BODY + "\r\n0\r\n\r\n"));
        odd.put("a chunk with a prefix", framed(CHUNKED, "0x" + CHUNKED_BODY));
        odd.put("a chunk beyond all numbers", framed(CHUNKED, "FFFFFFFFFFFFFFFFF\r\n" + BODY + "\r\n0\r\n\r\n"));
        odd.put(
                "a line end quoted in a chunk extension",
                framed(CHUNKED, CHUNKED_BODY.replaceFirst("\r\n", ";a=\"\r\n\"\r\n")));
        odd.put(
                "a long chunk extension",
                framed(CHUNKED, CHUNKED_BODY.replaceFirst("\r\n", ";a=" + "b".repeat(1 << 20) + "\r\n")));
        odd.put("many chunk extensions", framed(CHUNKED, ("1;a=" + "b".repeat(1000) + "\r\n \r\n").repeat(1000)));
        odd.put("a long trailer", framed(CHUNKED, CHUNKED_BODY.replaceFirst("0\r\n", "0\r\n" + headers(10_000))));
        odd.put("a long header", with("X-A: " + "b".repeat(1 << 20)));
        odd.put("many headers", with(headers(2000) + "X-A: b"));
        odd.put("a long target", without(AttackedServer.GENERATIONS, "/" + "a".repeat(1 << 20)));
        return odd;
    }

    /** Requests that can be read in one way only, and are refused for what they want. */
    private static Map<String, String> foreign() {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("another host", without("Host: 127.0.0.1", "Host: evil.example"));
        refused.put("an absolute target of another host", without("POST /", "POST http://evil.example/"));
        refused.put("a tunnel", without("POST " + AttackedServer.GENERATIONS, "CONNECT 127.0.0.1:80"));
        refused.put("a lower-case method", without("POST", "post"));
        refused.put("two origins", with("Origin: http://127.0.0.1\r\nOrigin: http://evil.example"));
        refused.put("a page of another site", with("Sec-Fetch-Site: cross-site"));
        refused.put("another origin", with("Origin: http://evil.example"));
        refused.put("an origin of no host", with("Origin: null"));
        refused.put("another host that wants to know the models", MODELS.replace("127.0.0.1", "evil.example"));
        refused.put("another host that asks for health", HEALTH.replace("127.0.0.1", "evil.example"));
        return refused;
    }

    private static String headers(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("X-").append(i).append(": y\r\n");
        }
        return all.toString();
    }

    static Stream<Arguments> odd() {
        return arguments(odds());
    }

    static Stream<Arguments> foreigners() {
        return arguments(foreign());
    }

    private static Stream<Arguments> arguments(Map<String, String> requests) {
        return requests.entrySet().stream().map(entry -> Arguments.arguments(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void refusesAnOddRequestOnce(String what, String request) throws IOException {
        int before = server.provider().calls();
        String responses = responses(request);
        assertThat(server.provider().calls())
                .as("calls for %s: %s", what, responses)
                .isEqualTo(before);
        assertThat(responses.split("HTTP/1\\.1 ", -1))
                .as("responses to %s: %s", what, responses)
                .hasSizeLessThanOrEqualTo(2);
        if (!responses.isEmpty()) {
            assertThat(responses).as(what).matches("(?s)HTTP/1\\.1 (4\\d\\d|501|505) .*");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreigners")
    void refusesAForeignRequestBeforeItRuns(String what, String request) throws IOException {
        int before = server.provider().calls();
        try (RawClient client = server.client()) {
            client.send(request.getBytes(StandardCharsets.ISO_8859_1));
            RawClient.Received response = client.read();
            assertThat(response.status()).as("%s: %s", what, response.text()).isBetween(400, 501);
            assertThat(response.status()).isNotEqualTo(500);
        }
        assertThat(server.provider().calls()).as("calls for %s", what).isEqualTo(before);
    }

    /** Sends a request and another one behind it; returns all that comes until the server closes the connection. */
    private static String responses(String request) throws IOException {
        StringBuilder all = new StringBuilder();
        try (RawClient client = server.client()) {
            try {
                client.send(request.getBytes(StandardCharsets.ISO_8859_1));
                client.request("POST", AttackedServer.GENERATIONS, AttackedServer.JSON, BODY);
            } catch (SocketException e) {
                // The server closed the connection before it had read everything.
            }
            try {
                while (true) {
                    all.append(client.line()).append('\n');
                }
            } catch (SocketException e) {
                return all.toString();
            } catch (IOException e) {
                assertThat(e).hasMessageStartingWith("The server closed the connection after: ");
                return all + e.getMessage().substring("The server closed the connection after: ".length());
            }
        }
    }

    @Test
    void takesTheSameRequestWithoutOddities() throws IOException {
        for (String plain : new String[] {
            with("X-A: b"),
            framed(CHUNKED, CHUNKED_BODY),
            framed(CHUNKED, CHUNKED_BODY.replaceFirst("\r\n", ";a=b\r\n"))
        }) {
            int before = server.provider().calls();
            try (RawClient client = server.client()) {
                client.send(plain.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(client.read().status()).isEqualTo(200);
            }
            assertThat(server.provider().calls()).isEqualTo(before + 1);
        }
    }
}

package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.TransportException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResponseHeadTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final ApacheTransport transport = new ApacheTransport(HttpConfig.defaults());

    @AfterEach
    void close() {
        transport.close();
    }

    private HttpResponse send(FaultServer server) {
        HttpCall call = HttpCall.post("x", new HttpBody("x/y", List.of(BodySegment.bytes(new byte[10]))))
                .to(server.uri());
        return transport.send(call, new RecordingContext());
    }

    private String body(String response) throws IOException {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.raw(response));
                HttpResponse received = send(server)) {
            return new String(received.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void fails(String response) {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.raw(response))) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> send(server).close())
                    .satisfies(e -> assertThat(e.phase()).isEqualTo(TransportException.Phase.CLOSED))
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.UNKNOWN));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 000 None\r\n\r\n",
                "HTTP/1.1 -1 None\r\n\r\n",
                "HTTP/1.1 99 None\r\n\r\n",
                "HTTP/1.1 99999999999 None\r\n\r\n",
                "HTTP/1.1 2OO OK\r\n\r\n",
                "HTTP/1.1 \u0662\u0660\u0660 OK\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 \r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/ 200\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "{\"data\":[]}",
                "\r\n",
                "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                "\u0000\u0001\u0002",
                "\u0016\u0003\u0001",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
            })
    void rejectsWhatIsNoHead(String head) {
        fails(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H",
                "HTTP/1.1 ",
                "HTTP/1.1 50",
                "HTTP/1.1 503 Unavailable",
                "HTTP/1.1 503 Unavailable\r\n",
                "HTTP/1.1 503 Unavailable\r\nRetry-Af",
                "HTTP/1.1 503 Unavailable\r\nRetry-After: 1",
                "HTTP/1.1 503 Unavailable\r\nRetry-After: 1\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Unavailable\r\n"
            })
    void takesHalfAHeadForNone(String head) {
        fails(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 199 Odd\r\nX: y\r\n\r\n",
                "X-Fold: a\r\n",
                "\r\n"
            })
    void endsAFlood(String repeated) {
        fails((repeated.startsWith("X") ? OK : "") + repeated.repeat(100_000));
    }

    @Test
    void endsALineWithoutEnd() {
        fails(OK + "X-Long: " + "x".repeat(1 << 20));
        fails("HTTP/1.1 200 " + "x".repeat(1 << 20));
        fails(OK + ("X-Long: " + "x".repeat(200_000) + "\r\n").repeat(20) + "Content-Length: 0\r\n\r\n");
        fails(OK + "X-Long: y\r\n" + " folded\r\n".repeat(1 << 17));
    }

    @Test
    void acceptsHeadersAsLargeAsGatewaysSendThem() throws IOException {
        String headers = ("X-Policy: " + "x".repeat(100_000) + "\r\n").repeat(3) + "Set-Cookie: a=b\r\n".repeat(300);
        assertThat(body("HTTP/1.1 100 Continue\r\n\r\n" + OK + headers + "Content-Length: 2\r\n\r\nok"))
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2, 2",
                "Content-Length: 2\r\nContent-Length: 7",
                "Content-Length: two",
                "Content-Length: 0x2",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "X-None: 1",
                "Transfer-Encoding: x"
            })
    void readsABodyWhateverItsLengthSays(String length) throws IOException {
        assertThat(body(OK + length + "\r\n\r\nok")).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1\r\nok\r\n0\r\n\r\n",
                "x\r\nok\r\n0\r\n\r\n",
                "\r\nok\r\n0\r\n\r\n",
                "2\r\nokay\r\n0\r\n\r\n",
                "7fffffffffffffff\r\nok",
                "8000000000000000\r\nok",
                "ffffffffffffffffff\r\nok",
                "2\r\nok\r\n",
                "2\r\nok",
                "2",
                ""
            })
    void reportsAnInvalidChunk(String chunks) {
        try (FaultServer server = FaultServer.answering(
                        ScriptedResponse.raw(OK + "Transfer-Encoding: chunked\r\n\r\n" + chunks));
                HttpResponse response = send(server)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> response.body().readAllBytes());
        }
    }
}

package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call is never sent on a connection whose response could not be trusted to come, or to be its own. */
class ReusedConnectionTest {
    private static final ScriptedResponse OK = ScriptedResponse.json("{}");
    private static final String OTHER = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"b\":1}";

    private final ApacheTransport transport = new ApacheTransport(HttpConfig.defaults());

    @AfterEach
    void close() {
        transport.close();
    }

    private void send(FaultServer server) {
        HttpCall call = HttpCall.post("x", new HttpBody("x/y", List.of(BodySegment.bytes(new byte[10]))))
                .to(server.uri());
        try (HttpResponse response = transport.send(call, new RecordingContext())) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).hasContent("{}");
        }
        server.awaitResponse();
    }

    static Stream<ScriptedResponse> untrustworthy() {
        return Stream.of(
                OK.thenClosed(),
                OK.chunked(1).thenClosed(),
                OK.gzipped().thenClosed(),
                OK.gzipped().chunked(5).thenClosed(),
                OK.followedBy(OTHER),
                OK.chunked(1).followedBy(OTHER),
                OK.followedBy("\r\n"),
                OK.followedBy(OTHER).thenClosed());
    }

    @ParameterizedTest
    @MethodSource("untrustworthy")
    void sendsOnAFreshConnection(ScriptedResponse response) {
        try (FaultServer server = FaultServer.answering(response)) {
            for (int i = 0; i < 20; i++) {
                send(server);
            }
            assertThat(server.received()).hasSize(20);
            assertThat(server.connections()).isEqualTo(20);
        }
    }

    @Test
    void sendsOnTheSameConnectionWhereItIsFine() {
        try (FaultServer server = FaultServer.answering(
                OK, OK.chunked(1), OK.gzipped(), OK.gzipped().chunked(3), OK.dripping(1), OK)) {
            for (int i = 0; i < 20; i++) {
                send(server);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}

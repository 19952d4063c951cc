package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GzipBodyTest {
    private static final int MAX_BODY = 8 << 20;

    private final Easel easel =
            EaselBuilder.create().provider(new ScriptedProvider().provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(TestDialect.routes())
            .limits(ServerLimits.builder().bodyBytes(MAX_BODY).build())
            .start();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private RawClient.Received echo(byte[] body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines(
                    "POST /echo HTTP/1.1",
                    "Host: 127.0.0.1",
                    "Content-Type: text/plain",
                    "Content-Encoding: gzip",
                    "Content-Length: " + body.length,
                    "");
            RawClient.Received response = client.send(body).read();
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
            return response;
        }
    }

    @Test
    void isDecoded() throws IOException {
        RawClient.Received response = echo(zipped("from a zipped body".getBytes(StandardCharsets.UTF_8)));

        assertThat(response.text()).contains("\"bytes\":18", "from a zipped body");
    }

    @Test
    void mayNotExpandBeyondTheLimitOfBodies() throws IOException {
        byte[] mixed = new byte[MAX_BODY + 1];
        for (int i = 0; i < mixed.length; i += 50) {
            mixed[i] = (byte) (i * 31 >> 5);
        }

        RawClient.Received response = echo(zipped(mixed));

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.text()).contains(String.valueOf(MAX_BODY));
    }

    @Test
    void mayNotExpandTooFar() throws IOException {
        RawClient.Received response = echo(zipped(new byte[MAX_BODY - 1]));

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.text()).contains("200 times");
    }

    @Test
    void isRefusedIfItIsCutOff() throws IOException {
        byte[] whole = zipped("some text that is zipped".getBytes(StandardCharsets.UTF_8));

        assertThat(echo(Arrays.copyOf(whole, whole.length - 10)).status()).isEqualTo(400);
        assertThat(echo(Arrays.copyOf(whole, 5)).status()).isEqualTo(400);
    }

    @Test
    void isRefusedIfItIsNotGzip() throws IOException {
        RawClient.Received response = echo("plain text that says it is zipped".getBytes(StandardCharsets.UTF_8));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains("gzip");
    }
}

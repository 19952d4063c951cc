package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.body.HttpBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.json.OversizedResponseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ContentEncodingTest {
    private static final String TEXT = "{\"data\":\"" + "image ".repeat(1000) + "\"}";
    private static final byte[] PLAIN = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final ScriptedResponse JSON = ScriptedResponse.json(TEXT);

    private final RecordingContext context = new RecordingContext();
    private ApacheTransport transport = new ApacheTransport(HttpConfig.defaults());

    @AfterEach
    void close() {
        transport.close();
    }

    private HttpResponse send(FaultServer server) {
        return transport.send(HttpCall.post("x", new HttpBody("x/y", List.of())).to(server.uri()), context);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(boolean bare) throws IOException {
        return new DeflaterInputStream(new ByteArrayInputStream(PLAIN), new Deflater(9, bare)).readAllBytes();
    }

    static Stream<ScriptedResponse> readable() throws IOException {
        byte[] twoMembers = Stream.of(TEXT.substring(0, 100), TEXT.substring(100))
                .collect(
                        ByteArrayOutputStream::new,
                        (all, half) -> {
                            try {
                                all.writeBytes(gzip(half.getBytes(StandardCharsets.UTF_8)));
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        },
                        (a, b) -> {})
                .toByteArray();
        return Stream.of(
                JSON,
                JSON.gzipped(),
                JSON.gzipped().chunked(7),
                JSON.encoded("x-gzip", gzip(PLAIN)),
                JSON.encoded("GZIP", gzip(PLAIN)),
                JSON.encoded("gzip", twoMembers),
                JSON.encoded("deflate", deflate(false)),
                JSON.encoded("deflate", deflate(true)),
                JSON.encoded("deflate, gzip", gzip(deflate(false))),
                JSON.encoded("identity", PLAIN),
                JSON.encoded("", PLAIN),
                JSON.encoded("gzip", PLAIN),
                JSON.encoded("deflate", PLAIN),
                JSON.encoded("utf-8", PLAIN),
                JSON.encoded("identity", gzip(PLAIN)));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsWhatItAllows(ScriptedResponse scripted) throws IOException {
        try (FaultServer server = FaultServer.answering(scripted);
                HttpResponse response = send(server)) {
            assertThat(response.body()).hasBinaryContent(PLAIN);
            assertThat(server.only().header("Accept-Encoding")).contains("gzip");
        }
    }

    @Test
    void readsAnEmptyBodyWhateverItsEncoding() {
        try (FaultServer server =
                        FaultServer.answering(ScriptedResponse.status(200).header("Content-Encoding", "gzip"));
                HttpResponse response = send(server)) {
            assertThat(response.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "foo", "gzip, br", "gzip, gzip, gzip, gzip"})
    void leavesTheBytesOfAnEncodingThatItCannotRead(String encoding) {
        byte[] bytes = {'\n', 1, 2, 3};
        try (FaultServer server = FaultServer.answering(JSON.encoded(encoding, bytes));
                HttpResponse response = send(server)) {
            assertThat(response.headers().first("Content-Encoding")).contains(encoding);
            assertThat(response.body()).hasBinaryContent(bytes);
        }
    }

    @Test
    void reportsACutOrBrokenEncoding() throws IOException {
        byte[] cut = new ByteArrayInputStream(gzip(PLAIN)).readNBytes(40);
        byte[] broken = gzip(PLAIN);
        broken[20] ^= 0x55;
        try (FaultServer server = FaultServer.answering(
                JSON.encoded("gzip", cut),
                JSON.encoded("gzip", broken),
                JSON.gzipped().cutAfter(30))) {
            for (int i = 0; i < 3; i++) {
                try (HttpResponse response = send(server)) {
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> response.body().readAllBytes());
                }
            }
        }
    }

    @Test
    void limitsWhatAResponseUnpacksTo() throws IOException {
        transport.close();
        transport = new ApacheTransport(
                HttpConfig.builder().maxResponseBytes(1 << 20).build());
        byte[] bomb = gzip(gzip(new byte[8 << 20]));
        try (FaultServer server = FaultServer.answering(JSON.encoded("gzip, gzip", bomb));
                HttpResponse response = send(server)) {
            assertThatExceptionOfType(OversizedResponseException.class)
                    .isThrownBy(() -> response.body().transferTo(OutputStream.nullOutputStream()));
        }
    }
}

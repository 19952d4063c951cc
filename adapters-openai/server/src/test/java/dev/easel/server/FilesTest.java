package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();

    @AfterEach
    void stop() {
        easel.close();
    }

    private EaselServer.Builder server() {
        return EaselServer.builder(easel).routes(TestDialect.routes());
    }

    private String link(EaselServer server, String host) throws IOException {
        provider.answer(TestDialect.PIXEL);
        try (RawClient client = new RawClient(server.port())) {
            client.lines(
                    "POST /link HTTP/1.1", "Host: " + host, "Content-Type: application/json", "Content-Length: 14", "");
            String text = client.send("{\"prompt\":\"a\"}".getBytes()).read().text();
            return text.substring("{\"url\":\"".length(), text.length() - 2);
        }
    }

    private static RawClient.Received get(EaselServer server, String url) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.get(URI.create(url).getPath()).read();
        }
    }

    @Test
    void servesAPublishedImageAtAnUnguessableUrl() throws IOException {
        try (EaselServer server = server().start()) {
            String url = link(server, "127.0.0.1:" + server.port());

            assertThat(url).matches(server.baseUrl() + "/files/[0-9a-f]{32}\\.png");
            RawClient.Received image = get(server, url);
            assertThat(image.header("content-type")).isEqualTo("image/png");
            assertThat(image.body()).isEqualTo(TestDialect.PIXEL);
            assertThat(link(server, "127.0.0.1")).isNotEqualTo(url);
        }
    }

    @Test
    void linksToTheHostOfTheRequest() throws IOException {
        try (EaselServer server = server().start()) {
            assertThat(link(server, "localhost:99")).startsWith("http://localhost:99/files/");
        }
    }

    @Test
    void linksToThePublicUrlBehindAProxy() throws IOException {
        try (EaselServer server =
                server().publicUrl(URI.create("https://example.org/easel/")).start()) {
            assertThat(link(server, "127.0.0.1")).startsWith("https://example.org/easel/files/");
        }
    }

    @Test
    void deletesTheOldestImagesAboveTheMaximumCount() throws IOException {
        try (EaselServer server = server().files(2, 1 << 20).start()) {
            String first = link(server, "localhost");
            String second = link(server, "localhost");
            String third = link(server, "localhost");

            assertThat(get(server, first).status()).isEqualTo(404);
            assertThat(get(server, second).status()).isEqualTo(200);
            assertThat(get(server, third).status()).isEqualTo(200);
        }
    }

    @Test
    void deletesTheOldestImagesAboveTheMaximumBytes() throws IOException {
        try (EaselServer server =
                server().files(100, TestDialect.PIXEL.length + 10).start()) {
            String first = link(server, "localhost");
            String second = link(server, "localhost");

            assertThat(get(server, first).status()).isEqualTo(404);
            assertThat(get(server, second).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsASingleImageAboveTheMaximumBytes() throws IOException {
        try (EaselServer server = server().files(100, 10).start()) {
            assertThat(get(server, link(server, "localhost")).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0, 3",
        "bytes=2-, 206, 2, 69",
        "bytes=-5, 206, 65, 69",
        "bytes=-5000, 206, 0, 69",
        "bytes=60-9999, 206, 60, 69",
        "bytes=5-2, 200, 0, 69",
        "bytes=a-b, 200, 0, 69",
        "bytes=-, 200, 0, 69",
        "lines=0-3, 200, 0, 69",
        "'bytes=0-1,4-5', 200, 0, 69"
    })
    void servesARangeOfAnImage(String range, int status, int from, int to) throws IOException {
        try (EaselServer server = server().start();
                RawClient client = new RawClient(server.port())) {
            String path = URI.create(link(server, "127.0.0.1")).getPath();
            RawClient.Received part = client.get(path, "Range: " + range).read();

            assertThat(part.status()).isEqualTo(status);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(TestDialect.PIXEL, from, to + 1));
            assertThat(part.header("accept-ranges")).isEqualTo("bytes");
            assertThat(part.header("content-range"))
                    .isEqualTo(status == 206 ? "bytes " + from + "-" + to + "/" + TestDialect.PIXEL.length : "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=70-", "bytes=999-1000", "bytes=-0"})
    void refusesARangeBeyondTheEnd(String range) throws IOException {
        try (EaselServer server = server().start();
                RawClient client = new RawClient(server.port())) {
            RawClient.Received refused = client.get(
                            URI.create(link(server, "127.0.0.1")).getPath(), "Range: " + range)
                    .read();

            assertThat(refused.status()).isEqualTo(416);
            assertThat(refused.header("content-range")).isEqualTo("bytes */70");
            assertThat(refused.text()).contains("70 bytes");
        }
    }

    @Test
    void saysThatAKnownImageIsNotModified() throws IOException {
        try (EaselServer server = server().start();
                RawClient client = new RawClient(server.port())) {
            String path = URI.create(link(server, "127.0.0.1")).getPath();
            String tag = client.get(path).read().header("etag");

            assertThat(tag).startsWith("\"").endsWith("\"");
            client.get(path, "If-None-Match: \"other\", W/" + tag);
            assertThat(client.readHead().status()).isEqualTo(304);
            assertThat(client.get(path, "If-None-Match: \"other\"").read().status())
                    .isEqualTo(200);
            assertThat(client.get(path, "Range: bytes=0-3", "If-Range: " + tag)
                            .read()
                            .status())
                    .isEqualTo(206);
            assertThat(client.get(path, "Range: bytes=0-3", "If-Range: \"other\"")
                            .read()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void tellsTheLengthOfAnImageToHead() throws IOException {
        try (EaselServer server = server().start();
                RawClient client = new RawClient(server.port())) {
            String path = URI.create(link(server, "127.0.0.1")).getPath();
            client.lines("HEAD " + path + " HTTP/1.1", "Host: 127.0.0.1", "");

            assertThat(client.readHead().header("content-length")).isEqualTo("70");
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
        }
    }
}

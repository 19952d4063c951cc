package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
            assertThat(link(server, "easel.internal:99")).startsWith("http://easel.internal:99/files/");
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
            String first = link(server, "a");
            String second = link(server, "a");
            String third = link(server, "a");

            assertThat(get(server, first).status()).isEqualTo(404);
            assertThat(get(server, second).status()).isEqualTo(200);
            assertThat(get(server, third).status()).isEqualTo(200);
        }
    }

    @Test
    void deletesTheOldestImagesAboveTheMaximumBytes() throws IOException {
        try (EaselServer server =
                server().files(100, TestDialect.PIXEL.length + 10).start()) {
            String first = link(server, "a");
            String second = link(server, "a");

            assertThat(get(server, first).status()).isEqualTo(404);
            assertThat(get(server, second).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsASingleImageAboveTheMaximumBytes() throws IOException {
        try (EaselServer server = server().files(100, 10).start()) {
            assertThat(get(server, link(server, "a")).status()).isEqualTo(200);
        }
    }
}

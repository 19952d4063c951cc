package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRouteTest {
    /** The aim is 100,000: all that the page does, in modules that one can read, has not come below this yet. */
    private static final long MOST_BYTES = 110_000;

    private final Easel easel =
            EaselBuilder.create().provider(new ScriptedProvider().provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(StudioRoutes.of(new TestProcessor()))
            .apiKey("a-secret-key")
            .start();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private static Path folder() {
        try {
            URL start = Objects.requireNonNull(PageRoute.class.getResource("page/index.html"));
            return Objects.requireNonNull(Path.of(start.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String path(Path file) {
        String name = folder().relativize(file).toString().replace('\\', '/');
        return name.equals("index.html") ? "/" : "/studio/" + name;
    }

    private RawClient.Received get(String path, String... headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.get(path, headers).read();
        }
    }

    @Test
    void servesEveryFileWithoutAKeyUnderTheStrictPolicy() throws IOException {
        for (Path file : files()) {
            RawClient.Received response = get(path(file));

            assertThat(response.status()).as(path(file)).isEqualTo(200);
            assertThat(response.body()).isEqualTo(Files.readAllBytes(file));
            assertThat(response.header("content-type"))
                    .matches("text/(html|css|javascript); charset=utf-8|image/svg\\+xml");
            assertThat(response.header("content-security-policy"))
                    .startsWith("default-src 'none';")
                    .contains("script-src 'self';", "frame-ancestors 'none';", "require-trusted-types-for 'script';")
                    .doesNotContain("unsafe", "data:", "*");
            assertThat(response.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(response.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(response.header("cross-origin-resource-policy")).isEqualTo("same-origin");
            assertThat(response.header("cache-control")).isEqualTo("no-cache");
        }
    }

    @Test
    void staysSmall() throws IOException {
        long bytes = files().stream().mapToLong(PageRouteTest::size).sum();
        assertThat(bytes).isPositive().isLessThanOrEqualTo(MOST_BYTES);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysThatAKnownFileIsNotModified() throws IOException {
        String tag = get("/").header("etag");
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/", "If-None-Match: \"other\", W/" + tag)
                            .readHead()
                            .status())
                    .isEqualTo(304);
            assertThat(client.get("/", "If-None-Match: \"other\"").read().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void tellsTheLengthToHead() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("HEAD / HTTP/1.1", "Host: 127.0.0.1", "");

            assertThat(client.readHead().header("content-length"))
                    .isEqualTo(String.valueOf(Files.size(folder().resolve("index.html"))));
        }
    }

    @Test
    void hasAnIconWhereBrowsersLookForOne() throws IOException {
        RawClient.Received icon = get("/favicon.ico");

        assertThat(icon.header("content-type")).isEqualTo("image/svg+xml");
        assertThat(icon.text()).contains("<svg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/studio",
                "/studio/",
                "/studio/index.html",
                "/studio/nothing.js",
                "/studio/StudioRoutes.class",
                "/studio/../StudioRoutes.class",
                "/studio/%2e%2e/StudioRoutes.class",
                "/studio/..%2f..%2f..%2fmodule-info.class",
                "/studio//etc/passwd",
                "/studio/stage/",
                "/studio/ICON.SVG"
            })
    void servesNothingElse(String path) throws IOException {
        assertThat(get(path, "Authorization: Bearer a-secret-key").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cross-site  | navigate | document | 200
                    same-site   | navigate | document | 200
                    same-origin | no-cors  | script   | 200
                    none        | navigate | document | 200
                    cross-site  | navigate | iframe   | 403
                    cross-site  | navigate | embed    | 403
                    cross-site  | no-cors  | script   | 403
                    cross-site  | cors     | empty    | 403
                    """)
    void opensByALinkOfAnotherSiteAndNeverWithinIt(String site, String mode, String destination, int status)
            throws IOException {
        assertThat(get("/", "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: " + mode, "Sec-Fetch-Dest: " + destination)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void opensByALinkOnlyWhatIsOpen() throws IOException {
        assertThat(get(
                                "/studio/config",
                                "Easel-Studio: 1",
                                "Authorization: Bearer a-secret-key",
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(403);
    }
}

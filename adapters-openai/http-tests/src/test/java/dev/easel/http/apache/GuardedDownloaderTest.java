package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpConfig;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GuardedDownloaderTest {
    private static final ImageData PHOTO = TestImages.photo(40, 30);
    private static final ScriptedResponse IMAGE = ScriptedResponse.bytes(200, "text/html", PHOTO.bytes());

    private final RecordingContext context = new RecordingContext();

    /** Resolves every test name to this machine. */
    private static final DnsResolver REBINDING = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host.endsWith(".test") ? "127.0.0.1" : host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };

    private static GuardedDownloader strict() {
        return new GuardedDownloader(HttpConfig.defaults(), REBINDING, Set.of());
    }

    private static GuardedDownloader allowing(String... hosts) {
        return new GuardedDownloader(HttpConfig.defaults(), REBINDING, Set.of(hosts));
    }

    private void assertRejected(GuardedDownloader downloader, URI url) {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> downloader.fetch(url, context))
                .withMessage("Cannot fetch the image at " + Redacted.url(url)
                        + ": it must be an image (PNG, JPEG, WebP or GIF) of up to 1073741824 bytes at a public http or"
                        + " https URL.");
    }

    private static URI at(String host, FaultServer server, String path) {
        return URI.create("http://" + host + ":" + server.uri().getPort() + path);
    }

    @Test
    void fetchesAnImageWhateverItsMediaTypeSays() {
        try (FaultServer server = FaultServer.answering(IMAGE, IMAGE.chunked(100), IMAGE.gzipped());
                GuardedDownloader downloader = allowing("Good.test")) {
            for (int i = 0; i < 3; i++) {
                ImageData image = downloader.fetch(at("good.test", server, "/a.png?sig=%2B"), context);
                assertThat(image.bytes()).isEqualTo(PHOTO.bytes());
            }
            assertThat(server.last().path()).isEqualTo("/a.png?sig=%2B");
            assertThat(server.last().headers()).doesNotContainKeys("authorization", "cookie", "x-api-key", "referer");
        }
    }

    @Test
    void rejectsHalfAnImage() {
        byte[] half = Arrays.copyOf(PHOTO.bytes(), 200);
        try (FaultServer server = FaultServer.answering(ScriptedResponse.bytes(200, "image/png", half));
                GuardedDownloader downloader = allowing("good.test")) {
            assertRejected(downloader, at("good.test", server, "/half.png"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "rebound.test",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "2130706433",
                "127.1",
                "0.0.0.0",
                "0x7f.1"
            })
    void neverConnectsToThisMachine(String host) {
        try (FaultServer server = FaultServer.answering(IMAGE);
                GuardedDownloader downloader = strict()) {
            assertRejected(downloader, at(host, server, "/a.png?secret=1"));
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://good.test/a.png",
                "file:///etc/passwd",
                "http://user@good.test/a.png",
                "http:a.png",
                "jar:http://good.test!/a"
            })
    void rejectsUrlsOtherThanHttp(String url) {
        try (GuardedDownloader downloader = allowing("good.test")) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> downloader.fetch(URI.create(url), context));
        }
    }

    @Test
    void followsRedirectsToAllowedHosts() {
        try (FaultServer server = FaultServer.answering(
                        ScriptedResponse.status(302).header("Location", "/next"),
                        ScriptedResponse.status(308)
                                .header("Location", "//good.test:1/x".replace(":1", ""))
                                .header("X", "y"),
                        IMAGE);
                GuardedDownloader downloader = allowing("good.test")) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .as("the second redirect leads to port 80")
                    .isThrownBy(() -> downloader.fetch(at("good.test", server, "/a"), context));
            assertThat(server.received()).extracting(r -> r.path()).containsExactly("/a", "/next");
            assertThat(downloader.fetch(at("good.test", server, "/b"), context).size())
                    .isEqualTo(PHOTO.size());
        }
    }

    @Test
    void checksEveryHopOfARedirect() {
        try (FaultServer inner = FaultServer.answering(IMAGE);
                FaultServer server = FaultServer.answering(ScriptedResponse.status(302)
                        .header("Location", at("inner.test", inner, "/secret").toString()));
                GuardedDownloader downloader = allowing("good.test")) {
            assertRejected(downloader, at("good.test", server, "/a"));
            assertThat(inner.connections()).isZero();
        }
    }

    @Test
    void limitsTheNumberOfRedirects() {
        try (FaultServer server =
                        FaultServer.answering(ScriptedResponse.status(302).header("Location", "/again"));
                GuardedDownloader downloader = allowing("good.test")) {
            assertRejected(downloader, at("good.test", server, "/a"));
            assertThat(server.received()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:99999/a.png",
                "http://good.test:0/a.png",
                "http://good.test:65536/a.png",
                "https://good.test:1/a.png",
                "http://a..test/a.png",
                "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test/",
                "http://no_host/a.png",
                "http://[::1]:70000/",
                "http:///a.png",
                "http:a.png",
                "//good.test/a.png",
                "a.png",
                "mailto:a@good.test",
                "file:///etc/passwd"
            })
    void rejectsAUrlThatCannotBeFetched(String address) {
        try (GuardedDownloader downloader = allowing("good.test", "127.0.0.1", "::1", "a..test")) {
            assertRejected(downloader, URI.create(address));
        }
    }

    @Test
    void reportsEveryErrorWithTheSameMessage() {
        try (FaultServer server = FaultServer.answering(
                        ScriptedResponse.status(404),
                        ScriptedResponse.status(302),
                        ScriptedResponse.status(302).header("Location", "http://[broken"),
                        ScriptedResponse.text(200, "image/png", "<html>"),
                        IMAGE.cutAfter(20),
                        ScriptedResponse.closed());
                GuardedDownloader downloader = allowing("good.test")) {
            for (int i = 0; i < 6; i++) {
                assertRejected(downloader, at("good.test", server, "/a.png"));
            }
            assertThat(server.received()).hasSize(6);
        }
    }

    @Test
    void limitsTheBytesWithoutWaitingForTheRest() {
        HttpConfig small =
                HttpConfig.builder().maxImageBytes(PHOTO.length() - 100).build();
        try (FaultServer server = FaultServer.answering(IMAGE.silentAfter((int) PHOTO.length() - 50));
                GuardedDownloader downloader =
                        new GuardedDownloader(small, SystemDefaultDnsResolver.INSTANCE, Set.of("127.0.0.1"))) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> downloader.fetch(server.uri("/a"), context))
                    .satisfies(e -> assertThat(e).hasRootCauseMessage("too many bytes"));
            server.awaitHangUp();
        }
    }

    @Test
    void stopsWhenTheCallIsCancelled() throws Exception {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.silence());
                GuardedDownloader downloader = allowing("good.test")) {
            CompletableFuture<ImageData> fetch =
                    CompletableFuture.supplyAsync(() -> downloader.fetch(at("good.test", server, "/a"), context));
            server.awaitRequest();
            context.cancel();
            assertThat(fetch)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(CallCancelledException.class);
            server.awaitHangUp();
        }
    }
}

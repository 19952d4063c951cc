package dev.easel.http.apache;

import static dev.easel.http.apache.Downloads.IMAGE;
import static dev.easel.http.apache.Downloads.PHOTO;
import static dev.easel.http.apache.Downloads.at;
import static dev.easel.http.apache.Downloads.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.AddressRule;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where downloads go, and which of them carry the key. */
@Timeout(60)
class DownloadGuardTest {
    private static final ApiKey KEY = ApiKey.of("sk-canary");

    private final RecordingContext context = new RecordingContext();
    private final HttpKit guarded = Downloads.guarded();
    private final HttpKit open =
            Downloads.open(HttpConfig.builder().header("X-Gateway", "secret").build());

    @AfterEach
    void close() {
        guarded.close();
        open.close();
    }

    private void assertRejected(ImageFetcher fetcher, URI url) {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> fetcher.fetch(url, context))
                .withMessage("Cannot fetch the image at " + Redacted.url(url)
                        + ": it must be an image (PNG, JPEG, WebP or GIF) of up to 1073741824 bytes at a public http or"
                        + " https URL.");
        assertThat(context.pauses()).as("tries that would tell hosts apart").isEmpty();
    }

    private static ScriptedResponse redirect(URI url) {
        return ScriptedResponse.status(302).header("Location", url.toString());
    }

    private static void assertWithoutKey(Received request) {
        assertThat(request.headers())
                .doesNotContainKeys("authorization", "cookie", "x-api-key", "x-client", "x-gateway", "referer");
        assertThat(request.path()).doesNotContain("canary");
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
                "0x7f.1",
                "no-such-host.invalid"
            })
    void neverConnectsToThisMachine(String host) {
        try (FaultServer server = FaultServer.answering(IMAGE)) {
            assertRejected(guarded.fetcher(), at(host, server, "/a.png?secret=1"));
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://good.test/a.png",
                "http://user@good.test/a.png",
                "jar:http://good.test!/a",
                "http://127.0.0.1:99999/a.png",
                "http://good.test:65536/a.png",
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
        assertRejected(guarded.fetcher(), URI.create(address));
        try (FaultServer server = FaultServer.answering(IMAGE)) {
            assertRejected(guarded.fetcher(endpoint(server)), URI.create(address));
        }
    }

    @Test
    void allowsTheOwnHostAtItsOwnPortOnly() {
        try (FaultServer own = FaultServer.answering(IMAGE);
                FaultServer neighbor = FaultServer.answering(IMAGE)) {
            ImageFetcher fetcher = guarded.fetcher(endpoint(own));
            assertThat(fetcher.fetch(own.uri("/files/a.png"), context).bytes()).isEqualTo(PHOTO.bytes());
            assertRejected(fetcher, neighbor.uri("/a.png"));
            assertRejected(fetcher, at("localhost", own, "/a.png"));
            assertRejected(fetcher, URI.create("https://127.0.0.1:" + own.uri().getPort() + "/a.png"));
            assertThat(own.connections()).isEqualTo(1);
            assertThat(neighbor.connections()).isZero();
        }
    }

    @Test
    void checksEveryHopOfARedirect() {
        try (FaultServer neighbor = FaultServer.answering(IMAGE);
                FaultServer own = FaultServer.answering(redirect(neighbor.uri("/secret")))) {
            assertRejected(guarded.fetcher(endpoint(own)), own.uri("/a"));
            assertThat(neighbor.connections()).isZero();
        }
    }

    @Test
    void limitsTheNumberOfRedirects() {
        try (FaultServer own =
                FaultServer.answering(ScriptedResponse.status(302).header("Location", "/again"))) {
            assertRejected(guarded.fetcher(endpoint(own)), own.uri("/a"));
            assertThat(own.received()).hasSize(6);
        }
    }

    @Test
    void sendsTheKeyToTheOwnOrigin() {
        List<Credential> credentials = List.of(
                Credential.bearer(KEY),
                Credential.header("X-API-Key", KEY),
                Credential.prefixed("X-Client", "Key ", KEY),
                Credential.none());
        List<String> names = List.of("Authorization", "X-API-Key", "X-Client", "none");
        List<String> values = List.of("Bearer sk-canary", "sk-canary", "Key sk-canary", "");
        try (FaultServer own = FaultServer.answering(IMAGE)) {
            for (int i = 0; i < credentials.size(); i++) {
                Endpoint endpoint = Endpoint.of(
                                "test", own.uri("/v1?key=k-canary").toString(), credentials.get(i))
                        .header("X-Team", "blue");
                open.fetcher(endpoint).fetch(own.uri("/v1/images/1/content#top"), context);
                Received request = own.last();
                assertThat(request.header(names.get(i)).orElse("")).isEqualTo(values.get(i));
                assertThat(request.header("X-Team")).contains("blue");
                assertThat(request.header("X-Gateway")).contains("secret");
                assertThat(request.path()).isEqualTo("/v1/images/1/content?key=k-canary");
            }
            open.fetcher(endpoint(own)).fetch(own.uri("/signed?sig=%2B1"), context);
            assertThat(own.last().path()).isEqualTo("/signed?sig=%2B1");
        }
    }

    @Test
    void sendsTheKeyNowhereElse() {
        try (FaultServer own = FaultServer.answering(IMAGE);
                FaultServer other = FaultServer.answering(IMAGE)) {
            ImageFetcher fetcher = open.fetcher(endpoint(own));
            fetcher.fetch(at("cdn.test", other, "/a.png"), context);
            fetcher.fetch(at("127.0.0.1", other, "/a.png"), context);
            fetcher.fetch(at("own.test", own, "/a.png"), context);
            open.fetcher().fetch(own.uri("/a.png"), context);
            assertThat(own.received()).hasSize(2).allSatisfy(DownloadGuardTest::assertWithoutKey);
            assertThat(other.received()).hasSize(2).allSatisfy(DownloadGuardTest::assertWithoutKey);
        }
    }

    @Test
    void keepsTheKeyOverARedirectWithinTheOrigin() {
        try (FaultServer own =
                FaultServer.answering(ScriptedResponse.status(302).header("Location", "/content"), IMAGE)) {
            guarded.fetcher(endpoint(own)).fetch(own.uri("/a"), context);
            assertThat(own.last().path()).isEqualTo("/content");
            assertThat(own.last().header("Authorization")).contains("Bearer sk-canary");
        }
    }

    @Test
    void leavesTheKeyBehindWhereARedirectLeadsElsewhere() {
        try (FaultServer cdn = FaultServer.answering(IMAGE);
                FaultServer own = FaultServer.answering(redirect(at("cdn.test", cdn, "/a.png")))) {
            open.fetcher(endpoint(own)).fetch(own.uri("/v1/images/1/content"), context);
            assertThat(own.only().header("Authorization")).contains("Bearer sk-canary");
            assertWithoutKey(cdn.only());
        }
    }

    @Test
    void doesNotLetAnotherHostUseTheKeyByARedirect() {
        try (FaultServer own = FaultServer.answering(IMAGE);
                FaultServer other = FaultServer.answering(redirect(own.uri("/v1/files/1")))) {
            open.fetcher(endpoint(own)).fetch(at("cdn.test", other, "/a.png"), context);
            assertWithoutKey(own.only());
        }
    }

    @Test
    void reportsEveryOtherErrorWithTheSameMessage() {
        try (FaultServer own = FaultServer.answering(
                ScriptedResponse.status(302),
                ScriptedResponse.status(304),
                ScriptedResponse.status(302).header("Location", "http://[broken"),
                ScriptedResponse.text(200, "image/png", "<html>"))) {
            for (int i = 0; i < 4; i++) {
                assertRejected(guarded.fetcher(endpoint(own)), own.uri("/a.png"));
            }
        }
    }

    @Test
    void fetchesFromAnAllowedBlock() {
        try (FaultServer server = FaultServer.answering(IMAGE);
                HttpKit allowing = Downloads.allowing(AddressRule.of("127.0.0.0/8"))) {
            assertThat(allowing.fetcher().fetch(server.uri("/a.png"), context).sha256())
                    .isEqualTo(PHOTO.sha256());
            assertThat(allowing.fetcher()
                            .fetch(at("files.test", server, "/a.png"), context)
                            .sha256())
                    .isEqualTo(PHOTO.sha256());
        }
    }

    @Test
    void leavesAnAllowedBlockForNoRedirect() {
        try (FaultServer other = FaultServer.answering(IMAGE);
                FaultServer server = FaultServer.answering(
                        redirect(URI.create("http://[::1]:" + other.uri().getPort() + "/")));
                HttpKit allowing = Downloads.allowing(AddressRule.of("127.0.0.1"))) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> allowing.fetcher().fetch(server.uri("/a.png"), context))
                    .withMessageEndingWith("at an http or https URL whose address is allowed.");
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void fetchesNothingWhereNoAddressIsAllowed() {
        try (FaultServer server = FaultServer.answering(IMAGE);
                HttpKit allowing = Downloads.allowing(AddressRule.none())) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> allowing.fetcher().fetch(server.uri("/a.png"), context));
            assertThat(server.received()).isEmpty();
        }
    }
}

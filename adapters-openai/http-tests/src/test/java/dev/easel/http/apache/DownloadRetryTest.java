package dev.easel.http.apache;

import static dev.easel.http.apache.Downloads.IMAGE;
import static dev.easel.http.apache.Downloads.PHOTO;
import static dev.easel.http.apache.Downloads.at;
import static dev.easel.http.apache.Downloads.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Spool;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.fault.WrappedSink;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A download costs nothing, so it is tried again and continued until the image is there. */
@Timeout(60)
class DownloadRetryTest {
    private static final String TAG = "\"v1\"";
    private static final ScriptedResponse TAGGED = IMAGE.header("ETag", TAG);

    private final RecordingContext context = new RecordingContext();
    private final AtomicInteger held = new AtomicInteger();
    private HttpKit kit = Downloads.open(HttpConfig.defaults());

    @AfterEach
    void close() {
        kit.close();
    }

    private ImageData fetch(FaultServer server) {
        return kit.fetcher(endpoint(server)).fetch(at("cdn.test", server, "/a.png"), context);
    }

    private void assertFetched(FaultServer server) {
        assertThat(fetch(server).bytes()).isEqualTo(PHOTO.bytes());
    }

    private void assertFails(FaultServer server, String reason) {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> fetch(server))
                .withMessage("Cannot fetch the image at http://cdn.test:"
                        + server.uri().getPort() + "/a.png: " + reason);
    }

    private List<Long> waits() {
        return context.pauses().stream().map(Duration::toMillis).toList();
    }

    private static ScriptedResponse rest(int from, String tag) {
        byte[] bytes = PHOTO.bytes();
        return ScriptedResponse.bytes(206, "image/png", Arrays.copyOfRange(bytes, from, bytes.length))
                .header("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length)
                .header("ETag", tag);
    }

    static Stream<ScriptedResponse> passing() {
        return Stream.concat(
                Stream.of(403, 404, 408, 425, 429, 500, 502, 503, 504, 524).map(ScriptedResponse::status),
                Stream.of(
                        ScriptedResponse.closed(),
                        ScriptedResponse.reset(),
                        ScriptedResponse.raw("HTTP/1.1 000 None\r\n\r\n"),
                        IMAGE.cutAfter(0),
                        IMAGE.cutAfter(20),
                        IMAGE.chunked(50).cutAfter(100),
                        IMAGE.gzipped().cutAfter(100),
                        IMAGE.resetAfter(100)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void triesAgainAfterAFailureThatPasses(ScriptedResponse failure) {
        try (FaultServer server = FaultServer.answering(failure, failure, IMAGE)) {
            assertFetched(server);
            assertThat(server.received()).hasSize(3);
            assertThat(waits()).containsExactly(500L, 1000L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 405, 410, 451})
    void namesAStatusThatDoesNotPass(int status) {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(status))) {
            assertFails(server, "the server responded with HTTP " + status + ".");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterSixTries() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(404))) {
            assertFails(server, "the server responded with HTTP 404.");
            assertThat(server.received()).hasSize(6);
            assertThat(waits()).containsExactly(500L, 1000L, 2000L, 4000L, 8000L);
        }
    }

    /** The user's own link does not start to work while the user waits. */
    @Test
    void doesNotTryAUsersLinkAgainThatIsNotThere() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(503), ScriptedResponse.status(404))) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> kit.fetcher().fetch(at("cdn.test", server, "/a.png"), context))
                    .withMessageContaining("HTTP 404");
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.status(429).header("Retry-After", "7"),
                ScriptedResponse.status(503).header("Retry-After", "61"))) {
            assertFails(server, "the server responded with HTTP 503.");
            assertThat(waits()).containsExactly(7000L);
        }
    }

    @Test
    void doesNotWaitPastTheDeadline() {
        context.remaining(Duration.ofMillis(700));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(404))) {
            assertFails(server, "the server responded with HTTP 404.");
            assertThat(waits()).containsExactly(500L);
        }
    }

    @Test
    void continuesWhereTheConnectionBroke() {
        try (FaultServer server = FaultServer.answering(
                TAGGED.cutAfter(100), rest(100, TAG).resetAfter(50), ScriptedResponse.status(503), rest(150, TAG))) {
            assertFetched(server);
            assertThat(server.received())
                    .extracting(request -> request.header("Range").orElse("whole"))
                    .containsExactly("whole", "bytes=100-", "bytes=150-", "bytes=150-");
            assertThat(server.last().header("If-Range")).contains(TAG);
            assertThat(server.last().header("Accept-Encoding")).contains("identity");
        }
    }

    static Stream<List<ScriptedResponse>> changed() {
        return Stream.of(
                List.of(TAGGED.cutAfter(100), IMAGE),
                List.of(TAGGED.cutAfter(100), ScriptedResponse.status(416), IMAGE),
                List.of(TAGGED.cutAfter(100), rest(100, "\"v2\""), IMAGE),
                List.of(TAGGED.cutAfter(100), rest(90, TAG), IMAGE),
                List.of(TAGGED.cutAfter(100), rest(110, TAG), IMAGE),
                List.of(TAGGED.cutAfter(100), ScriptedResponse.bytes(206, "image/png", new byte[9]), IMAGE),
                List.of(rest(100, TAG), IMAGE));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void startsOverWhereTheRestIsNotTheSameImages(List<ScriptedResponse> script) {
        try (FaultServer server = FaultServer.answering(script.toArray(ScriptedResponse[]::new))) {
            assertFetched(server);
            assertThat(server.received()).hasSize(script.size());
        }
    }

    static Stream<ScriptedResponse> unknownVersions() {
        return Stream.of(
                IMAGE.cutAfter(100),
                IMAGE.header("ETag", "W/\"v1\"").cutAfter(100),
                TAGGED.chunked(50).cutAfter(100),
                TAGGED.gzipped().cutAfter(100));
    }

    @ParameterizedTest
    @MethodSource("unknownVersions")
    void requestsTheWholeImageWhereItMayHaveChanged(ScriptedResponse cut) {
        try (FaultServer server = FaultServer.answering(cut, IMAGE)) {
            assertFetched(server);
            assertThat(server.last().header("Range")).isEmpty();
        }
    }

    @Test
    void holdsNothingOfAnImageThatDidNotArrive() {
        context.spool(counting(CallContext.detached().spool()));
        try (FaultServer server = FaultServer.answering(
                TAGGED.cutAfter(100), rest(100, TAG).cutAfter(9), IMAGE.cutAfter(9), ScriptedResponse.status(401))) {
            assertFails(server, "the server responded with HTTP 401.");
            assertThat(held).hasValue(0);
        }
    }

    private Spool counting(Spool spool) {
        return () -> {
            held.incrementAndGet();
            return new WrappedSink(spool.open()) {
                @Override
                public void discard() {
                    held.decrementAndGet();
                    super.discard();
                }
            };
        };
    }

    @Test
    void limitsTheBytesWithoutWaitingForTheRest() {
        kit.close();
        kit = Downloads.open(
                HttpConfig.builder().maxImageBytes(PHOTO.length() - 100).build());
        try (FaultServer server = FaultServer.answering(IMAGE.silentAfter((int) PHOTO.length() - 50))) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> fetch(server))
                    .satisfies(e -> assertThat(e).hasRootCauseMessage("too many bytes"));
            server.awaitHangUp();
        }
    }

    @Test
    void fetchesAnImageWhateverItsMediaTypeSays() {
        try (FaultServer server =
                FaultServer.answering(IMAGE, IMAGE.chunked(100), IMAGE.gzipped(), IMAGE.thenClosed())) {
            for (int i = 0; i < 5; i++) {
                assertFetched(server);
                server.awaitResponse();
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void stopsWhenTheCallIsCancelled() throws Exception {
        try (FaultServer server = FaultServer.answering(IMAGE.cutAfter(10), IMAGE.silentAfter(10))) {
            CompletableFuture<ImageData> fetch = CompletableFuture.supplyAsync(() -> fetch(server));
            server.awaitRequest();
            server.awaitRequest();
            context.cancel();
            assertThat(fetch)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(CallCancelledException.class);
            server.awaitHangUp();
            assertThat(server.received()).extracting(Received::method).containsExactly("GET", "GET");
        }
    }
}

package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome of every fault of an OpenAI-style server, for each verb of each adapter that extends this. */
public abstract class FaultTable extends WholeImageTable {
    @TempDir
    Path temporary;

    private final RecordingContext context = new RecordingContext();
    private HttpKit kit;

    /** Returns the provider under test at a base URL. */
    @Override
    protected abstract ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit);

    /** Requests one image from the provider with the verb under test. */
    @Override
    protected abstract ImageResult ask(ImageProvider provider, CallContext context);

    @BeforeEach
    void open() {
        kit = ApacheHttp.open(HttpConfig.builder()
                .readTimeout(Duration.ofMillis(400))
                .savedResponses(temporary.resolve("kept"))
                .build());
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private EaselException failure(URI base, RetryPolicy retries) {
        ImageProvider provider = provider(base, retries, kit);
        EaselException failure = catchThrowableOfType(EaselException.class, () -> ask(provider, context));
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void reportsEveryFaultAndRetriesOnlyWhatIsNotBilled(Fault fault) throws IOException {
        try (FaultServer server = FaultServer.answering(fault.response)) {
            EaselException failure = failure(server.uri("/v1"), RetryPolicy.defaults());
            assertThat(failure).isExactlyInstanceOf(fault.failure);
            assertThat(fault.why(failure)).isEqualTo(fault.why);
            assertThat(failure.billing()).isEqualTo(fault.billing);
            assertThat(failure.provider()).isPresent();
            assertThat(failure.getMessage()).doesNotContain("sk-test");
            assertThat(server.received()).as("requests").hasSize(fault.requests);
            Set<String> keys = server.received().stream()
                    .map(request -> request.header("Idempotency-Key").orElseThrow())
                    .collect(Collectors.toSet());
            assertThat(keys).as("idempotency keys").hasSize(1);
            checkSaved(fault, failure);
        }
    }

    private void checkSaved(Fault fault, EaselException failure) throws IOException {
        boolean saved = fault.ordinal() <= Fault.STREAM_CUT.ordinal()
                ? fault.why == TransportException.Phase.TRUNCATED || fault == Fault.SILENT_WITHIN_AN_IMAGE
                : fault.ordinal() >= Fault.STREAM_WITHOUT_RESULT.ordinal() && fault.billing != Billing.NOT_BILLED;
        saved &= fault != Fault.CUT_AFTER_THE_HEADERS && fault != Fault.EMPTY;
        assertThat(failure.savedResponse().isPresent()).as("saved").isEqualTo(saved);
        if (saved) {
            Path file = failure.savedResponse().orElseThrow();
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(file.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void savesABilledResponseThatCannotBeUsed() throws IOException {
        String response = "{\"created\": 1, \"data\":[{\"b64_json\":\"data:image/png;base64,aGVsbG8gd29ybGQ=\"},"
                + "{\"b64_json\":\"iVBORw0KG!!o\"}],\n\"usage\":{\"total_tokens\":7}}";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(response).header("X-Request-Id", "req_9"))) {
            EaselException failure = failure(server.uri("/v1"), RetryPolicy.defaults());
            assertThat(failure.requestId()).contains("req_9");
            assertThat(failure.savedResponse().orElseThrow()).hasContent(response);
        }
    }

    @Test
    void savesAStreamWithItsPartialImages() throws IOException {
        String partial = "{\"type\":\"image_edit.partial_image\",\"b64_json\":\"iVBORw0KGgo=\"}";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.events("event: image_edit.partial_image\ndata: " + partial
                        + "\n\ndata: {\"b64_json\":\"AA!\"}\n\ndata: last\n\n"))) {
            Path saved = failure(server.uri("/v1"), RetryPolicy.defaults())
                    .savedResponse()
                    .orElseThrow();
            assertThat(Files.readString(saved, StandardCharsets.UTF_8))
                    .contains("data: " + partial, "{\"b64_json\":\"AA!\"}", "data: last");
            assertThat(saved.getFileName().toString()).endsWith(".sse");
        }
    }

    private static final ImageData PHOTO = TestImages.photo(20, 10);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PHOTO.bytes());
    private static final String COMPLETED =
            "event: image_edit.completed\ndata: {\"type\":\"image_edit.completed\",\"b64_json\":\"" + BASE64
                    + "\"}\n\n";

    private ImageResult result(FaultServer server) {
        return ask(provider(server.uri("/v1"), RetryPolicy.never(), kit), context);
    }

    @ParameterizedTest
    @EnumSource
    void deliversAWholeImageHoweverTheResponseAroundItIsDamaged(Damage damage) {
        try (FaultServer server =
                FaultServer.answering(damage.of("{\"created\":1,\"data\":[{\"b64_json\":\"" + BASE64 + "\"}]}"))) {
            ImageResult result = result(server);
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(result.partialFailures()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"code\":\"upstream_error\",\"message\":\"lost\"}}\n\n",
                "data: {\"error\":{\"code\":\"content_policy_violation\",\"message\":\"lost\"}}\n\n",
                "data: {\"type\":\"image_edit.failed\",\"error\":{\"message\":\"lost\"}}\n\n",
                "data: {\"type\":\"image_edit.completed\",\"b64_json\":\"AA!lost\"}\n\ndata: lost\n\n",
                "data: {\"type\":\"image_edit.completed\"}\n\ndata: {lost\n\n",
            })
    void deliversACompletedImageWhateverComesAfterIt(String after) {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.events(COMPLETED + after))) {
            ImageResult result = result(server);
            assertThat(result.images()).hasSize(1);
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(result.partialFailures()).isEmpty();
            assertThat(result.notes())
                    .anySatisfy(note -> assertThat(note.kind()).isEqualTo(Note.Kind.WARNING));
        }
    }

    @Test
    void aCancelDuringADownloadSavesTheLinksAndTheImagesThatCame() throws Exception {
        String linked = "{\"data\":[{\"url\":\"/a.png?sig=1\"},{\"url\":\"/b.png?sig=2\"}]}";
        ScriptedResponse image = ScriptedResponse.bytes(200, "image/png", PHOTO.bytes());
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json(linked), image, image.silentAfter(20))) {
            EaselException failure = stoppedAfter(server, 3);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            Path saved = failure.savedResponse().orElseThrow();
            assertThat(saved).hasContent(linked);
            assertThat(saved.resolveSibling(saved.getFileName().toString().replace(".json", ".1.png")))
                    .hasBinaryContent(PHOTO.bytes());
        }
    }

    @Test
    void aCancelAfterACompletedImageSavesIt() throws Exception {
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.events(COMPLETED).silentAfter(COMPLETED.length()))) {
            EaselException failure = stoppedAfter(server, 1);
            assertThat(failure.billing()).isNotEqualTo(Billing.NOT_BILLED);
            assertThat(failure.savedResponse().orElseThrow()).content().isEqualTo(COMPLETED);
        }
    }

    @Test
    void aCancelBetweenImagesSavesTheWholeOneAndTheBeginningOfTheNext() throws Exception {
        String half = "{\"data\":[{\"b64_json\":\"" + BASE64 + "\"},{\"b64_json\":\"iVBORw0KGgo";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(half + "\"}]}").silentAfter(half.length()))) {
            EaselException failure = stoppedAfter(server, 1);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure.savedResponse().orElseThrow()).content().isEqualTo(half);
        }
    }

    @Test
    void whatACancelSavedIsRecoveredWithoutAnotherCall() throws Exception {
        String linked = "{\"data\":[{\"url\":\"/a.png?sig=1\"},{\"url\":\"/b.png?sig=2\"}]}";
        ScriptedResponse image = ScriptedResponse.bytes(200, "image/png", PHOTO.bytes());
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(linked), image, image.silentAfter(20), image)) {
            Path saved = stoppedAfter(server, 3).savedResponse().orElseThrow();
            ImageResult result = recovered(server, saved);
            assertThat(result.images())
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each.bytes()).isEqualTo(PHOTO.bytes()));
            assertThat(server.received()).hasSize(4);
            assertThat(server.last().path()).isEqualTo("/b.png?sig=2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: image_edit.completed\ndata: {\"type\":\"image_edit.completed\",\"b64_json\":\"IMAGE\"}\n\ndata: {\"b64",
                "{\"data\":[{\"b64_json\":\"IMAGE\"},{\"b64_json\":\"iVBORw0KGgo",
                "data: {\"type\":\"image_edit.partial_image\",\"b64_json\":\"IMAGE\"}\n\n"
            })
    void theWholeImageOfABareBodyIsRecovered(String body) throws IOException {
        Path file = Files.writeString(temporary.resolve("body"), body.replace("IMAGE", BASE64));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.closed())) {
            ImageResult result = recovered(server, file);
            assertThat(result.images()).hasSize(1);
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aDeadLinkOfASavedResponseIsNamed() throws IOException {
        Path file = Files.writeString(
                temporary.resolve("body"),
                "{\"data\":[{\"url\":\"/gone.png?sig=1\"},{\"b64_json\":\"" + BASE64 + "\"}]}");
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(410))) {
            ImageResult result = recovered(server, file);
            assertThat(result.images()).hasSize(1);
            assertThat(result.partialFailures()).singleElement().satisfies(failure -> {
                assertThat(failure).hasMessageContaining("/gone.png");
                assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
                assertThat(failure.savedResponse()).contains(file);
            });
        }
    }

    private ImageResult recovered(FaultServer server, Path file) {
        try (Easel easel = EaselBuilder.create()
                .provider(provider(server.uri("/v1"), RetryPolicy.never(), kit))
                .build()) {
            return easel.recover(file).execute();
        }
    }

    /** Cancels the call as soon as it waits for the rest of the last response. */
    private EaselException stoppedAfter(FaultServer server, int requests) throws Exception {
        kit.close();
        kit = ApacheHttp.open(
                HttpConfig.builder().savedResponses(temporary.resolve("kept")).build());
        WatchedSpool images = new WatchedSpool(PHOTO.length());
        context.spool(images);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<EaselException> failure =
                    other.submit(() -> catchThrowableOfType(EaselException.class, () -> result(server)));
            for (int i = 0; i < requests; i++) {
                server.awaitRequest();
            }
            server.awaitSilence();
            images.await();
            context.cancel();
            assertThat(failure.get()).isInstanceOf(CallCancelledException.class);
            return failure.get();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aDeadLinkStaysKnownBesideTheImagesThatCame() throws IOException {
        String linked = "{\"data\":[{\"b64_json\":\"" + BASE64 + "\"},{\"url\":\"/gone.png?sig=2\"}]}";
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json(linked), ScriptedResponse.status(410))) {
            ImageResult result = result(server);
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(result.partialFailures()).singleElement().satisfies(failure -> {
                assertThat(failure.billing()).isEqualTo(Billing.BILLED);
                assertThat(failure.provider()).isPresent();
                assertThat(failure.savedResponse().orElseThrow()).hasContent(linked);
            });
        }
    }

    @Test
    void aResponseInAnUnknownEncodingIsSavedAsItCame() throws IOException {
        byte[] unknown = {0x1b, 0x2c, 0x00, (byte) 0xf8, 0x55};
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.bytes(200, "application/json", unknown).header("Content-Encoding", "br"))) {
            EaselException failure = failure(server.uri("/v1"), RetryPolicy.never());
            assertThat(failure).isInstanceOf(UnreadableResponseException.class);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure).hasMessageContaining("Content-Encoding br");
            assertThat(failure.savedResponse().orElseThrow()).hasBinaryContent(unknown);
        }
    }

    @Test
    void namesAnEncodingThatCannotBeRead() {
        ScriptedResponse encoded = ScriptedResponse.bytes(200, "application/json", new byte[] {0x1B, 0x2C, 0, 0x55})
                .header("Content-Encoding", "br");
        try (FaultServer server = FaultServer.answering(encoded)) {
            assertThat(failure(server.uri("/v1"), RetryPolicy.defaults()))
                    .isInstanceOf(UnreadableResponseException.class)
                    .hasMessageEndingWith(" It has Content-Encoding br, which cannot be read here; allowed are gzip,"
                            + " deflate and none. Make the server, or a proxy before it, send it as identity.");
            assertThat(server.only().header("Accept-Encoding")).contains("gzip");
        }
    }

    /** Downloads are free, and often a link works only some seconds after the response. */
    @Test
    void downloadsALinkAtTheOwnOriginWithTheKeyOnceItWorks() {
        byte[] image = TestImages.photo(40, 40).bytes();
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json("{\"data\":[{\"url\":\"/v1/images/1/content\"}]}"),
                ScriptedResponse.status(404),
                ScriptedResponse.status(503),
                ScriptedResponse.bytes(200, "image/png", image))) {
            ImageResult result = ask(provider(server.uri("/v1"), RetryPolicy.defaults(), kit), context);
            assertThat(result.first().bytes()).isEqualTo(image);
            assertThat(server.received()).extracting(Received::method).containsExactly("POST", "GET", "GET", "GET");
            assertThat(server.last().header("Authorization")).contains("Bearer sk-test");
        }
    }

    @Test
    void namesTheStatusOfALinkThatDoesNotWork() {
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json("{\"data\":[{\"url\":\"/v1/images/1/content\"}]}"),
                ScriptedResponse.status(410))) {
            EaselException failure = failure(server.uri("/v1"), RetryPolicy.defaults());
            assertThat(failure).hasMessageEndingWith("the server responded with HTTP 410.");
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        }
    }

    @Test
    void deliversTheWholeImagesBesideThoseThatAreNot() {
        String whole = SmallImages.base64(SmallImages.jpeg());
        String half = SmallImages.base64(SmallImages.half(SmallImages.jpeg()));
        String response = String.format(
                "{\"data\":[{\"b64_json\":\"%s\"},{\"b64_json\":\"%s\"},{\"url\":\"/half.png\"}]}", half, whole);
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json(response),
                ScriptedResponse.bytes(200, "image/png", SmallImages.half(SmallImages.png())))) {
            ImageResult result = ask(provider(server.uri("/v1"), RetryPolicy.never(), kit), context);
            assertThat(result.images()).hasSize(1);
            assertThat(result.first().bytes()).isEqualTo(SmallImages.jpeg());
            assertThat(result.partialFailures()).hasSize(2).allSatisfy(failure -> {
                assertThat(failure).isInstanceOf(UnreadableResponseException.class);
                assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            });
            assertThat(result.partialFailures().get(0)).hasMessageContaining("The image is incomplete: it ends after ");
        }
    }

    @Test
    void acceptsWholeImagesOfEveryFormatAndAJpegWithoutItsEndMarker() {
        byte[] jpeg = SmallImages.jpeg();
        for (byte[] image : List.of(
                SmallImages.png(), jpeg, Arrays.copyOf(jpeg, jpeg.length - 2), SmallImages.gif(), SmallImages.webp())) {
            try (FaultServer server = FaultServer.answering(
                    ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + SmallImages.base64(image) + "\"}]}"))) {
                ImageResult result = ask(provider(server.uri("/v1"), RetryPolicy.never(), kit), context);
                assertThat(result.first().bytes()).isEqualTo(image);
            }
        }
    }

    @Test
    void leavesOutAPartialImageThatIsNotWhole() {
        String event = "data: {\"type\":\"image_edit.%s\",\"b64_json\":\"%s\"}\n\n";
        String whole = SmallImages.base64(SmallImages.png());
        String half = SmallImages.base64(SmallImages.half(SmallImages.png()));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.events(
                String.format(event.repeat(3), "partial_image", half, "partial_image", whole, "completed", whole)))) {
            ImageResult result = ask(provider(server.uri("/v1"), RetryPolicy.never(), kit), context);
            assertThat(result.first().bytes()).isEqualTo(SmallImages.png());
            assertThat(context.events().stream().filter(ProgressEvent.PartialImage.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void failsToConnectWhereNoServerListens() {
        EaselException failure = failure(FaultServer.deaf(), RetryPolicy.defaults());
        assertThat(failure)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.phase()).isEqualTo(TransportException.Phase.CONNECT));
        assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
        assertThat(context.pauses()).hasSize(2);
    }

    @Test
    void retriesUnknownOutcomesOnlyWhereTheCallerOptedIn() {
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.closed(), ScriptedResponse.status(502), ScriptedResponse.silence())) {
            failure(server.uri("/v1"), RetryPolicy.defaults().repeatingUnknownOutcomes());
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void neverRetriesABilledCallEvenThen() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"!\"}]}"))) {
            failure(server.uri("/v1"), RetryPolicy.defaults().repeatingUnknownOutcomes());
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void sendsTheSameBodyAgain() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(503), ScriptedResponse.status(400))) {
            failure(server.uri("/v1"), RetryPolicy.defaults());
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1).body())
                    .isEqualTo(server.received().get(0).body());
        }
    }

    @Test
    void sendsNothingForACancelledCall() {
        context.cancel();
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(200))) {
            assertThat(failure(server.uri("/v1"), RetryPolicy.defaults())).isInstanceOf(CallCancelledException.class);
            assertThat(server.connections()).isZero();
        }
    }
}

package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.fault.SmallImages;
import dev.easel.http.retry.RetryPolicy;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client and server over real sockets: images in both directions, faults, and failures whose reason is preserved. */
class WireTest {
    private static final ImageData IMAGE = TestImages.photo(24, 16);
    private static final String SHOWN = "{\"choices\":[{\"message\":{\"content\":\"![a](data:image/png;base64,"
            + Base64.getEncoder().encodeToString(IMAGE.bytes()) + ")\"},\"finish_reason\":\"stop\"}]}";

    private final HttpKit kit = ApacheHttp.open();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(kit));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void transfersAnImageAndItsProgress(boolean stream) throws IOException {
        ScriptedProvider scripted = new ScriptedProvider().answer((request, context) -> {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(8.4), "8.4%"));
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(IMAGE))
                    .build();
        });
        RecordingContext context = new RecordingContext();
        ImageResult result = served(scripted, false).stream(stream)
                .provider(kit)
                .generator()
                .orElseThrow()
                .generate(GenerateRequest.of("a fox"), context);
        assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
        assertThat(result.first().url()).isPresent();
        assertThat(context.events())
                .contains(new ProgressEvent.ProviderProgress(OptionalDouble.of(8.4), "🏃 Progress: 8.4%"));
    }

    private ImageResult received(ScriptedResponse response) {
        FaultServer server = FaultServer.answering(response);
        open.add(server);
        return ChatConfig.compatible(server.uri("/v1").toString(), ApiKey.of("sk-test"))
                .model("gpt-4o-image")
                .provider(kit)
                .generator()
                .orElseThrow()
                .generate(GenerateRequest.of("a fox"), new RecordingContext());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"error\":{\"code\":\"upstream_error\",\"message\":\"lost\"}}\n\n",
                "data: {\"error\":{\"code\":\"content_policy_violation\",\"message\":\"lost\"}}\n\n",
                "data: {\"choices\":[],\"error\":{\"message\":\"lost\"}}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"lost",
                "data: {lost\n\ndata: [DONE]\n\n"
            })
    void deliversAnImageWhateverComesAfterIt(String after) {
        String shown = SHOWN.replace("\"message\"", "\"delta\"").replace(",\"finish_reason\":\"stop\"", "");
        ImageResult result = received(ScriptedResponse.events("data: " + shown + "\n\n" + after));
        assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
        assertThat(result.partialFailures()).isEmpty();
        assertThat(result.notes()).anySatisfy(note -> assertThat(note.kind()).isEqualTo(Note.Kind.WARNING));
    }

    @Test
    void deliversAnImageBesideAnError() {
        ImageResult result =
                received(ScriptedResponse.json("{\"error\":{\"message\":\"too late\"}," + SHOWN.substring(1)));
        assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
        assertThat(result.notes()).singleElement().asString().contains("too late");
    }

    @Test
    void anImageIsRecoveredFromASavedChatCompletion(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("body"), SHOWN);
        Easel easel = EaselBuilder.create()
                .provider(ChatConfig.compatible("http://127.0.0.1:9/v1", ApiKey.of("sk-test"))
                        .model("gpt-4o-image")
                        .provider(kit))
                .build();
        open.add(easel);
        assertThat(easel.recover(file).execute().first().bytes()).isEqualTo(IMAGE.bytes());
    }

    @Test
    void anErrorAfterWordsIsAnError() {
        ProviderException failure = catchThrowableOfType(
                ProviderException.class,
                () -> received(ScriptedResponse.events("data: {\"choices\":[{\"delta\":{\"content\":\"> 3%\"}}]}\n\n"
                        + "data: {\"error\":{\"code\":\"content_policy_violation\",\"message\":\"no\"}}\n\n")));
        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
    }

    @Test
    void transfersInputImages() throws IOException {
        ScriptedProvider scripted = new ScriptedProvider().answer(IMAGE.bytes());
        ImageData first = TestImages.photo(300, 200);
        ImageData second = TestImages.photo(8, 8);
        served(scripted, true)
                .provider(kit)
                .editor()
                .orElseThrow()
                .edit(EditRequest.builder(List.of(first, second), "together").build(), new RecordingContext());
        EditRequest edit = (EditRequest) scripted.received().get(0);
        assertThat(edit.images())
                .extracting(image -> ((ImageData) image).sha256())
                .containsExactly(first.sha256(), second.sha256());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void preservesTheReasonOfEveryFailure(Reason reason) throws IOException {
        for (boolean aceData : List.of(false, true)) {
            ScriptedProvider scripted = new ScriptedProvider()
                    .fail(ProviderException.of(reason, "because of the " + reason)
                            .build());
            ProviderException failure =
                    (ProviderException) failure(served(scripted, aceData).retries(RetryPolicy.never()));
            assertThat(failure.reason()).as(aceData ? "AceData" : "OpenAI").isEqualTo(reason);
            assertThat(failure).hasMessageContaining("because of the " + reason);
            assertThat(scripted.received()).hasSize(1);
            assertThat(failure.requestId().isPresent() || !aceData).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST, NOT_BILLED", "401, AUTHENTICATION, NOT_BILLED", "402, QUOTA_EXHAUSTED, NOT_BILLED",
                "403, FORBIDDEN, NOT_BILLED",
        "404, NOT_FOUND, NOT_BILLED", "429, RATE_LIMITED, NOT_BILLED", "500, INTERNAL, UNKNOWN",
                "502, INTERNAL, UNKNOWN",
        "503, OVERLOADED, NOT_BILLED", "504, INTERNAL, UNKNOWN", "524, INTERNAL, UNKNOWN",
    })
    void readsEveryStatusWithoutABody(int status, Reason reason, Billing billing) {
        FaultServer server = faulty(ScriptedResponse.status(status));
        ProviderException failure = (ProviderException) failure(client(server));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.billing()).isEqualTo(billing);
        assertThat(failure.provider()).contains("4all");
    }

    @Test
    void doesNotRetryACallThatMayHaveBeenBilled() {
        for (ScriptedResponse response : List.of(
                ScriptedResponse.status(500),
                ScriptedResponse.status(504),
                ScriptedResponse.closed(),
                ScriptedResponse.json("{\"choices\":[{\"message\":{\"content\":\"only words\"}}]}"),
                ScriptedResponse.json(
                        "{\"choices\":[{\"message\":{\"content\":\"![a](data:image/png;base64,AAAA)\"}}]}"),
                ScriptedResponse.json(SHOWN).cutAfter(60),
                ScriptedResponse.text(200, "text/html", "<html></html>"))) {
            FaultServer server = faulty(response);
            EaselException failure = failure(client(server));
            assertThat(server.received()).as(failure.toString()).hasSize(1);
            assertThat(failure.billing()).as(failure.toString()).isNotEqualTo(Billing.NOT_BILLED);
        }
    }

    @Test
    void retriesACallThatWasNotBilled() {
        FaultServer server =
                faulty(ScriptedResponse.status(503), ScriptedResponse.status(429), ScriptedResponse.json(SHOWN));
        ImageResult result = generate(client(server));
        assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
        assertThat(server.received()).hasSize(3);
        assertThat(server.received())
                .extracting(received -> received.header("idempotency-key").orElseThrow())
                .containsOnly(server.last().header("idempotency-key").orElseThrow());
    }

    @Test
    void savesABilledResponseThatCannotBeUsed() throws IOException {
        EaselException failure = failure(
                client(faulty(ScriptedResponse.json("{\"choices\":[{\"message\":{\"content\":\"only words\"}}]}"))));
        assertThat(((ProviderException) failure).text()).contains("only words");
        assertThat(failure.savedResponse()).isPresent();
        assertThat(failure.savedResponse().orElseThrow()).content().contains("only words");
    }

    @Test
    void savesAResponseWithHalfAnImage() throws IOException {
        String base64 = SmallImages.base64(SmallImages.half(SmallImages.png()));
        String shown = "![a](data:image/png;base64," + base64 + ")";
        String delta = "data: {\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n\n";
        FaultServer files = faulty(ScriptedResponse.bytes(200, "image/jpeg", SmallImages.half(SmallImages.jpeg())));
        for (ScriptedResponse response : List.of(
                ScriptedResponse.json("{\"choices\":[{\"message\":{\"content\":\"" + shown + "\"}}]}"),
                ScriptedResponse.events(String.format(delta, shown) + "data: [DONE]\n\n"),
                ScriptedResponse.events(String.format(delta, shown.substring(0, 99))
                        + String.format(delta, shown.substring(99)) + "data: [DONE]\n\n"),
                ScriptedResponse.json(
                        "{\"choices\":[{\"message\":{\"content\":\"![a](" + files.uri("/a.jpg") + ")\"}}]}"))) {
            EaselException failure = failure(client(faulty(response)));
            assertThat(failure).isInstanceOf(UnreadableResponseException.class);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure.savedResponse()).isPresent();
        }
    }

    @Test
    void deliversTheWholeImageBesideHalfAnImage() {
        String half = SmallImages.base64(SmallImages.half(SmallImages.jpeg()));
        ImageResult result = generate(client(faulty(
                ScriptedResponse.json(SHOWN.replace("![a]", "![b](data:image/jpeg;base64," + half + ") and ![a]")))));
        assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
        assertThat(result.partialFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("incomplete"));
    }

    @Test
    void distinguishesACutStreamFromACompleteOne() {
        String stream = "data: {\"choices\":[{\"delta\":{\"content\":\"![a](data:image/png;base64,"
                + Base64.getEncoder().encodeToString(IMAGE.bytes()) + ")\"},\"finish_reason\":\"stop\"}]}\n\n";
        ScriptedResponse whole = ScriptedResponse.events(stream + "data: {\"usage\":{}}\n\ndata: [DONE]\n\n");
        ImageResult result = generate(client(faulty(whole.resetAfter(stream.length() + 5))));
        assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
        EaselException cut =
                failure(client(faulty(ScriptedResponse.events(stream).resetAfter(stream.length() - 40))));
        assertThat(cut).isInstanceOf(TransportException.class);
        assertThat(cut.billing()).isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void readsAResponseByteByByteAndCompressed() {
        String stream = "\uFEFF: ping\r\n\r\ndata:" + SHOWN + "\r\n\r\ndata: [DONE]\r\n\r\n";
        for (ScriptedResponse response : List.of(
                ScriptedResponse.events(stream),
                ScriptedResponse.events(stream).chunked(1),
                ScriptedResponse.json(SHOWN).chunked(1),
                ScriptedResponse.json(SHOWN).gzipped())) {
            assertThat(generate(client(faulty(response))).first().bytes()).isEqualTo(IMAGE.bytes());
        }
    }

    @Test
    void fetchesTheImagesThatAResponseNames() {
        FaultServer server = faulty();
        String link = server.uri("/gen/a.png?sig=1&exp=2").toString();
        server.then(naming(link), ScriptedResponse.bytes(200, "application/octet-stream", IMAGE.bytes()));
        ImageResult result = generate(client(server));
        assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
        assertThat(result.first().url()).hasToString("Optional[" + link + "]");
        assertThat(server.last().path()).isEqualTo("/gen/a.png?sig=1&exp=2");
        assertThat(server.last().header("authorization")).as("the own origin").contains("Bearer key");
    }

    @Test
    void savesTheResponseWhenAnImageCannotBeFetched() {
        FaultServer server = faulty();
        server.then(naming(server.uri("/gen/a.png").toString()), ScriptedResponse.status(404));
        EaselException failure = failure(client(server));
        assertThat(failure).isInstanceOf(UnreadableResponseException.class);
        assertThat(failure).hasMessageContaining("HTTP 404");
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(failure.savedResponse()).isPresent();
    }

    private static ScriptedResponse naming(String link) {
        return ScriptedResponse.json("{\"choices\":[{\"message\":{\"content\":\"![a](" + link + ")\"}}]}");
    }

    private ChatConfig served(ScriptedProvider scripted, boolean aceData) throws IOException {
        Easel easel = EaselBuilder.create().provider(scripted.provider()).build();
        EaselServer server = EaselServer.builder(easel)
                .routes(ChatRoutes.all())
                .apiKey("key")
                .start();
        open.add(server);
        open.add(easel);
        String base = server.baseUrl().toString();
        return aceData ? ChatConfig.aceData(base, ApiKey.of("key")) : ChatConfig.fourAll(base, ApiKey.of("key"));
    }

    private FaultServer faulty(ScriptedResponse... responses) {
        FaultServer server = FaultServer.answering(responses);
        open.add(server);
        return server;
    }

    private static ChatConfig client(FaultServer server) {
        return ChatConfig.fourAll(server.uri().toString(), ApiKey.of("key"));
    }

    private ImageResult generate(ChatConfig config) {
        return config.provider(kit)
                .generator()
                .orElseThrow()
                .generate(GenerateRequest.of("a fox"), new RecordingContext());
    }

    private EaselException failure(ChatConfig config) {
        return catchThrowableOfType(EaselException.class, () -> generate(config));
    }
}

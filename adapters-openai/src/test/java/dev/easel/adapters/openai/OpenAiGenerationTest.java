package dev.easel.adapters.openai;

import static dev.easel.http.fault.Fixture.compact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.adapters.openai.settings.CompressionMeaning;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Fixture;
import dev.easel.http.fault.ScriptedResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiGenerationTest {
    private static final HttpKit KIT = ApacheHttp.open();
    private static final ApiKey KEY = ApiKey.of("sk-test");
    private static final GenerateRequest BICYCLE = GenerateRequest.of("a red bicycle");

    private final RecordingContext context = new RecordingContext();

    @AfterAll
    static void close() {
        KIT.close();
    }

    private static String fixture(String name) {
        return Fixture.text(OpenAiGenerationTest.class, name);
    }

    private static ScriptedResponse response(String name) {
        return ScriptedResponse.json(fixture(name));
    }

    private ImageResult generate(OpenAi config, FaultServer server, GenerateRequest request) {
        return config.base(server.uri("/v1").toString())
                .provider(KIT)
                .generator()
                .orElseThrow()
                .generate(request, context);
    }

    @Test
    void stopsReadingAResponseAtItsLimit(@TempDir Path savedResponses) {
        HttpConfig bounded = HttpConfig.builder()
                .maxResponseBytes(200)
                .savedResponses(savedResponses)
                .build();
        try (FaultServer server = FaultServer.answering(response("flower.response.json"));
                HttpKit kit = ApacheHttp.open(bounded)) {
            ImageGenerator provider = OpenAi.compatible(server.uri("/v1").toString(), KEY)
                    .provider(kit)
                    .generator()
                    .orElseThrow();
            UnreadableResponseException failure =
                    catchThrowableOfType(UnreadableResponseException.class, () -> provider.generate(BICYCLE, context));
            assertThat(failure).hasMessageContaining("The response has more than 200 bytes, its images included.");
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure.savedResponse()).isPresent();
        }
    }

    @Test
    void sendsTheDocumentedRequest() {
        try (FaultServer server = FaultServer.answering(response("flower.response.json"))) {
            GenerateRequest flower = GenerateRequest.builder("a beautiful flower")
                    .size(1024, 1024)
                    .quality(Quality.HIGH)
                    .output(Output.jpeg(80))
                    .build();
            ImageResult result = generate(OpenAi.modelVerse(KEY), server, flower);
            assertThat(server.only().method()).isEqualTo("POST");
            assertThat(server.only().path()).isEqualTo("/v1/images/generations");
            assertThat(server.only().header("Authorization")).contains("Bearer sk-test");
            assertThat(server.only().header("Content-Type")).contains("application/json");
            assertThat(server.only().header("Idempotency-Key")).isPresent();
            assertThat(server.only().text()).isEqualTo(compact(fixture("flower.request.json")));
            assertThat(result.provider()).isEqualTo("modelverse");
            assertThat(result.model()).contains(new ModelId("gpt-image-1"));
            assertThat(result.first().size()).isEqualTo(new Size(3, 2));
            assertThat(result.first().format()).isEqualTo(ImageFormat.PNG);
            assertThat(result.usage().orElseThrow().total()).hasValue(4169);
            assertThat(result.usage().orElseThrow().details())
                    .isEqualTo(Map.of("input_tokens_details.text_tokens", 9L));
        }
    }

    @Test
    void sendsEveryField() {
        try (FaultServer server = FaultServer.answering(response("two.response.json"))) {
            GenerateRequest request = GenerateRequest.builder("a \"red\" bicycle,\n自行车")
                    .model("gpt-image-2.6-flare")
                    .count(2)
                    .size(1536, 864)
                    .quality(Quality.XHIGH)
                    .background(Background.TRANSPARENT)
                    .output(Output.webp(70))
                    .partialImages(2)
                    .options(OpenAiOptions.none()
                            .moderation(OpenAiOptions.Moderation.LOW)
                            .complexity(OpenAiOptions.Complexity.HIGH)
                            .inputFidelity(OpenAiOptions.Fidelity.HIGH)
                            .safetyIdentifier("5f4dcc3b")
                            .user("u1")
                            .extra("seed_of_ours", 7)
                            .extra("tags", List.of("a", Map.of("b", true))))
                    .build();
            generate(OpenAi.openAi(KEY), server, request);
            assertThat(server.only().text()).isEqualTo(compact(fixture("everything.request.json")));
        }
    }

    @Test
    void sendsOnlyTheRequestedFields() {
        try (FaultServer server = FaultServer.answering(response("flower.response.json"))) {
            generate(OpenAi.openAi(KEY), server, BICYCLE);
            assertThat(server.only().text()).isEqualTo("{\"model\":\"gpt-image-2\",\"prompt\":\"a red bicycle\"}");
        }
    }

    @Test
    void sendsTheDefaultsOfItsConfiguration() {
        try (FaultServer server = FaultServer.answering(response("flower.response.json"))) {
            OpenAi config = OpenAi.compatible("host/v1")
                    .model("flux")
                    .options(OpenAiOptions.none().user("u2").stream())
                    .header("X-Org", "o1")
                    .compression(CompressionMeaning.STRENGTH)
                    .named("mine");
            ImageResult result = generate(
                    config, server, BICYCLE.toBuilder().output(Output.jpeg(90)).build());
            assertThat(server.only().text())
                    .isEqualTo("{\"model\":\"flux\",\"prompt\":\"a red bicycle\",\"output_format\":\"jpeg\","
                            + "\"output_compression\":10,\"stream\":true,\"user\":\"u2\"}");
            assertThat(server.only().header("X-Org")).contains("o1");
            assertThat(server.only().header("Authorization")).isEmpty();
            assertThat(result.provider()).isEqualTo("mine");
        }
    }

    @Test
    void readsEveryFieldOfAResponse() {
        try (FaultServer server =
                FaultServer.answering(response("two.response.json").header("x-request-id", "req_1"))) {
            ImageResult result = generate(OpenAi.openAi(KEY), server, BICYCLE);
            assertThat(result.images())
                    .extracting(GeneratedImage::size)
                    .containsExactly(new Size(3, 2), new Size(2, 3));
            assertThat(result.first().url()).contains(server.uri("/files/a.png?sig=1"));
            assertThat(result.revisedPrompt()).contains("a very red bicycle");
            assertThat(result.model()).contains(new ModelId("gpt-image-2"));
            assertThat(result.requestId()).contains("req_1");
            assertThat(result.usage().orElseThrow().input()).hasValue(50);
            assertThat(result.usage().orElseThrow().output()).hasValue(50);
            assertThat(result.usage().orElseThrow().details())
                    .containsEntry("input_tokens_details.image_tokens", 40L)
                    .containsEntry("output_tokens_details.image_tokens", 50L)
                    .hasSize(4);
            assertThat(Prices.billed(
                            OpenAi.openAi(KEY)
                                    .provider(KIT)
                                    .generator()
                                    .orElseThrow()
                                    .capabilities(ModelId.DEFAULT)
                                    .prices(),
                            BICYCLE,
                            result))
                    .as("10 tokens of text, 40 of an image and 50 of the result")
                    .contains(Cost.computed(Money.usd("0.00187")));
            assertThat(result.responseJson().orElseThrow())
                    .contains("\"background\":\"opaque\"", "\"b64_json\":\"easel-image:")
                    .hasSizeLessThan(600);
            assertThat(result.partialFailures()).isEmpty();
        }
    }

    @Test
    void keepsAnImageWhenTheUrlsOfOthersAreInvalid() {
        ImageData photo = TestImages.photo(20, 10);
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json(
                        "{\"data\":[{\"url\":\"http://[a\"},{\"url\":\"http://127.0.0.1:99999/\"},{\"url\":\"/a.png\"}]}"),
                ScriptedResponse.bytes(200, "image/png", photo.bytes()))) {
            ImageResult result = generate(OpenAi.openAi(KEY), server, BICYCLE);
            assertThat(result.first().bytes()).isEqualTo(photo.bytes());
            assertThat(result.partialFailures())
                    .hasSize(2)
                    .allSatisfy(e -> assertThat(e).isInstanceOf(UnreadableResponseException.class));
        }
    }

    @Test
    void keepsTheCompletedImageOfAStreamThatBreaksOffAfterIt() {
        ImageData photo = TestImages.photo(20, 10);
        String completed = "data: {\"type\":\"image_generation.completed\",\"b64_json\":\""
                + Base64.getEncoder().encodeToString(photo.bytes()) + "\"}\n\n";
        ScriptedResponse whole = ScriptedResponse.events(completed + completed).chunked(100);
        for (ScriptedResponse broken : List.of(
                whole.cutAfter(completed.length()),
                whole.cutAfter(completed.length() + 50),
                whole.resetAfter(completed.length() + 50))) {
            try (FaultServer server = FaultServer.answering(broken)) {
                ImageResult result = generate(OpenAi.openAi(KEY), server, BICYCLE);
                assertThat(result.images()).hasSize(1);
                assertThat(result.first().bytes()).isEqualTo(photo.bytes());
                assertThat(result.notes())
                        .singleElement()
                        .satisfies(note -> assertThat(note.toString()).contains("broke off"));
            }
        }
    }

    @Test
    void releasesAPartialImageWhenTheNextArrives() {
        SpillingSpool spool = new SpillingSpool(1 << 20, Optional.empty());
        List<Long> held = new ArrayList<>();
        context.spool(() -> {
            held.add(spool.bytesInMemory());
            return spool.open();
        });
        String event = "data: {\"type\":\"image_generation.%s\",\"b64_json\":\"%s\"}\n\n";
        ImageData photo = TestImages.photo(20, 10);
        String base64 = Base64.getEncoder().encodeToString(photo.bytes());
        String stream =
                String.format(event, "partial_image", base64).repeat(5) + String.format(event, "completed", base64);
        try (FaultServer server = FaultServer.answering(ScriptedResponse.events(stream))) {
            ImageResult result = generate(OpenAi.openAi(KEY), server, BICYCLE);
            assertThat(result.first().bytes()).isEqualTo(photo.bytes());
        }
        long one = photo.length();
        assertThat(held).containsExactly(0L, one, one, one, one, one);
        assertThat(spool.bytesInMemory()).isEqualTo(one);
    }

    @Test
    void fetchesImagesReturnedAsUrls() {
        ImageData photo = TestImages.photo(20, 10);
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json("{\"data\":[{\"url\":\"/files/a b.png?sig=%2B\"},{\"url\":\"/gone.png\"}]}"),
                ScriptedResponse.bytes(200, "image/png", photo.bytes()),
                ScriptedResponse.status(404))) {
            ImageResult result = generate(OpenAi.openAi(KEY), server, BICYCLE);
            assertThat(result.images()).hasSize(1);
            assertThat(result.first().bytes()).isEqualTo(photo.bytes());
            assertThat(result.first().url()).contains(server.uri("/files/a%20b.png?sig=%2B"));
            assertThat(result.partialFailures())
                    .hasSize(1)
                    .allSatisfy(e -> assertThat(e).hasMessageContaining("/gone.png"));
            assertThat(server.received().subList(1, 3)).allSatisfy(r -> {
                assertThat(r.method()).isEqualTo("GET");
                assertThat(r.header("Authorization")).as("the own origin").isPresent();
            });
        }
    }

    @Test
    void reportsPartialImagesAndReturnsTheCompletedOne() {
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.events(fixture("stream.response.sse")).dripping(11))) {
            ImageResult result = generate(
                    OpenAi.openAi(KEY),
                    server,
                    BICYCLE.toBuilder().partialImages(2).build());
            assertThat(result.images()).extracting(GeneratedImage::size).containsExactly(new Size(3, 2));
            assertThat(result.usage().orElseThrow().details()).containsEntry("input_tokens_details.image_tokens", 40L);
            assertThat(context.events().stream()
                            .filter(ProgressEvent.PartialImage.class::isInstance)
                            .map(ProgressEvent.PartialImage.class::cast))
                    .singleElement()
                    .satisfies(partial -> assertThat(partial.index()).isZero())
                    .satisfies(partial -> assertThat(partial.image().size()).isEqualTo(new Size(4, 4)));
        }
    }

    @Test
    void readsItsKeyForEveryCall() {
        Queue<String> keys = new ArrayDeque<>(List.of("first", " second\n"));
        try (FaultServer server = FaultServer.answering(response("flower.response.json"))) {
            OpenAi config = OpenAi.openAi(ApiKey.from(keys::remove));
            generate(config, server, BICYCLE);
            generate(config, server, BICYCLE);
            assertThat(server.received())
                    .extracting(r -> r.header("Authorization"))
                    .containsExactly(Optional.of("Bearer first"), Optional.of("Bearer second"));
        }
    }

    @Test
    void sendsNothingWithoutAKey() {
        try (FaultServer server = FaultServer.answering(response("flower.response.json"))) {
            for (String key : new String[] {"", " ", "a b", "ключ"}) {
                assertThatExceptionOfType(UnsupportedRequestException.class)
                        .isThrownBy(() -> generate(OpenAi.openAi(ApiKey.of(key)), server, BICYCLE))
                        .satisfies(e -> assertThat(e.provider()).contains("openai"));
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void showsNoSecret() {
        OpenAi config = OpenAi.compatible("https://host/v1?token=t0k", ApiKey.of("sk-test"))
                .header("X-Secret", "s3cret");
        assertThat(config.toString())
                .isEqualTo("OpenAi[Endpoint[compatible at https://host/v1?…, key Authorization: Bearer …]]");
    }

    @Test
    void readsParamAsRequestIdOnlyForModelVerse() {
        String error = "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":\"r-1\",\"code\":\"c\"}}";
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json(400, error))) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> generate(OpenAi.modelVerse(KEY), server, BICYCLE))
                    .satisfies(e -> assertThat(e.requestId()).contains("r-1"));
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> generate(OpenAi.openAi(KEY), server, BICYCLE))
                    .satisfies(e -> assertThat(e.requestId()).isEmpty());
        }
    }

    @Test
    void refusesAnExtraFieldThatJsonCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenAiOptions.none().extra("when", Instant.EPOCH))
                .withMessageContaining("java.time.Instant");
    }
}

package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpCall;
import dev.easel.http.ParsedResponse;
import dev.easel.http.WireOptions;
import dev.easel.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatDialectTest {
    private static final ChatConfig FOURALL = ChatConfig.fourAll("https://api.example/v1", ApiKey.of("key"));
    private static final ChatConfig ACEDATA = ChatConfig.aceData(ApiKey.of("key"));

    @Test
    void optionsWithTheSameValuesAreEqual() {
        ChatOptions warm = ChatOptions.builder()
                .field("temperature", 1)
                .header("X-Team", "a")
                .build();
        assertThat(warm)
                .isEqualTo(ChatOptions.builder()
                        .field("temperature", 1)
                        .header("X-Team", "a")
                        .build())
                .isNotEqualTo(ChatOptions.builder()
                        .field("temperature", 1)
                        .header("X-Team", "b")
                        .build())
                .isNotEqualTo(ChatOptions.none());
    }

    @Test
    void asksForAnEditAsTheDocumentOf4AllDoes() throws IOException {
        EditRequest request = EditRequest.of(
                ImageSource.of(URI.create("https://images.example/logo/cat.png")),
                "Turn this logo into a cartoon with brighter colors.");
        assertThat(body(ChatDialect.edit(FOURALL).encode(request))).isEqualTo(fixture("fourall-edit.request.json"));
    }

    @Test
    void sendsThePromptOfTheAceDataDocument() throws IOException {
        GenerateRequest request = GenerateRequest.of("A sunset over a city of the future");
        HttpCall call = ChatDialect.generate(ACEDATA).encode(request);
        assertThat(body(call)).isEqualTo(fixture("acedata-words.request.json"));
        assertThat(call.headers().first("Accept")).contains("application/json");
        assertThat(call.target()).hasToString("openai/chat/completions");
    }

    @Test
    void sendsSeveralImagesInOrder() throws IOException {
        EditRequest request = EditRequest.builder(
                        List.of(
                                ImageSource.of(URI.create("https://images.example/girl.jpg")),
                                ImageSource.of(URI.create("https://images.example/cup.jpg"))),
                        "生成女孩拿着茶杯的样子")
                .build();
        assertThat(body(ChatDialect.edit(ACEDATA).encode(request)))
                .isEqualTo(fixture("acedata-two-images.request.json"));
    }

    @Test
    void sendsALocalImageAsADataUri() throws IOException {
        ImageData image = TestImages.photo(8, 8);
        Json part = content(ChatDialect.edit(FOURALL).encode(EditRequest.of(image, "brighter")))
                .get(1);
        assertThat(part.at("image_url", "url").text())
                .contains("data:image/png;base64," + Base64.getEncoder().encodeToString(image.bytes()));
    }

    @Test
    void sendsAMaskAsASecondImageWithAnInstruction() throws IOException {
        ImageData image = TestImages.photo(8, 8);
        Mask mask = TestImages.mask(8, 8, 0, 0, 4, 4);
        List<Json> parts = content(ChatDialect.inpaint(FOURALL).encode(InpaintRequest.of(image, mask, "a red door")));
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).text("text").orElseThrow())
                .startsWith("a red door\n\n")
                .contains("mask is white");
        assertThat(parts.get(2).at("image_url", "url").text().orElseThrow())
                .endsWith(Base64.getEncoder().encodeToString(((ImageData) mask.image()).bytes()));
    }

    @Test
    void rejectsExpandingAnImage() {
        InpaintRequest request = InpaintRequest.builder(
                        TestImages.photo(8, 8), new Region.Expanded(Border.fraction(0.1)), "more street")
                .build();
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> ChatDialect.inpaint(FOURALL).encode(request));
    }

    @Test
    void requestsImagesFromGeminisImageModels() throws IOException {
        GenerateRequest fox = GenerateRequest.of("a fox");
        assertThat(Json.parse(body(ChatDialect.generate(FOURALL.model("google/gemini-2.5-flash-image"))
                                .encode(fox)))
                        .get("modalities")
                        .toString())
                .isEqualTo("[\"image\",\"text\"]");
        assertThat(Json.parse(body(ChatDialect.generate(FOURALL.model("gemini-2.5-pro"))
                                .encode(fox)))
                        .get("modalities")
                        .isPresent())
                .isFalse();
        ChatConfig own = FOURALL.model("gemini-image")
                .options(ChatOptions.builder().modalities("image").build());
        assertThat(Json.parse(body(ChatDialect.generate(own).encode(fox)))
                        .get("modalities")
                        .toString())
                .isEqualTo("[\"image\"]");
    }

    @Test
    void sendsTheOptions() throws IOException {
        ChatConfig config = FOURALL.model("gemini-image")
                .options(ChatOptions.builder()
                        .modalities("image", "text")
                        .imageConfig("image_size", "2K")
                        .field("max_tokens", 4096)
                        .field("temperature", 0.5)
                        .header("X-Title", "Easel")
                        .build());
        GenerateRequest request = GenerateRequest.builder("a fox")
                .options(ChatOptions.builder().stream(true)
                        .imageConfig("aspect_ratio", "1:1")
                        .field("temperature", 1)
                        .build())
                .build();
        HttpCall call = ChatDialect.generate(config).encode(request);
        assertThat(body(call))
                .isEqualTo(Json.parse(
                                "{\"model\":\"gemini-image\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":"
                                        + "[{\"type\":\"text\",\"text\":\"a fox\"}]}],\"modalities\":[\"image\",\"text\"],"
                                        + "\"image_config\":{\"image_size\":\"2K\",\"aspect_ratio\":\"1:1\"},"
                                        + "\"max_tokens\":4096,\"temperature\":1}")
                        .toString());
        assertThat(call.headers().first("X-Title")).contains("Easel");
        assertThat(call.headers().first("Accept")).contains("text/event-stream, application/json");
    }

    @Test
    void rejectsFieldsThatTheDialectWrites() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatOptions.builder().field("messages", List.of()))
                .withMessageContaining("'messages'");
    }

    @Test
    void sendsARatioOnlyIfConfigured() throws IOException {
        GenerateRequest request =
                GenerateRequest.builder("a fox").aspectRatio(2, 3).build();
        assertThat(body(ChatDialect.generate(FOURALL).encode(request))).doesNotContain("2:3");
        assertThat(body(ChatDialect.generate(FOURALL.ratioHint(RatioHint.WORDS)).encode(request)))
                .contains("\"a fox\\n\\nAspect ratio: 2:3\"");
        assertThat(body(ChatDialect.generate(FOURALL.ratioHint(RatioHint.IMAGE_CONFIG))
                        .encode(request)))
                .contains("\"image_config\":{\"aspect_ratio\":\"2:3\"}");
    }

    @Test
    void sendsTheModelOfTheRequest() throws IOException {
        GenerateRequest request =
                GenerateRequest.builder("a fox").model("gpt-4o-image-vip").build();
        assertThat(body(ChatDialect.generate(FOURALL).encode(request))).startsWith("{\"model\":\"gpt-4o-image-vip\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"message\":{\"content\":\"![x](https://h/1.png)\"}}],"
                        + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1300,\"cost\":0.0387}}",
                "data: {\"choices\":[{\"delta\":{\"content\":\"![x](https://h/1.png)\"}}]}\n\n"
                        + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1300,"
                        + "\"cost\":0.0387}}\n\ndata: [DONE]\n\n"
            })
    void readsWhatTheCallCost(String body) throws IOException {
        ParsedResponse parsed = ChatResponses.parse(ChatResponses.ok(body), ACEDATA, new RecordingContext());
        assertThat(parsed.usage().orElseThrow().output()).hasValue(1300);
        assertThat(parsed.cost()).contains(Cost.reported(Money.usd("0.0387")));
    }

    @Test
    void readsTheResponseOfTheAceDataDocument() throws IOException {
        RecordingContext context = new RecordingContext();
        ParsedResponse parsed = ChatResponses.parse(
                ChatResponses.ok(ChatResponses.fixture("acedata-edit.response.json")), ACEDATA, context);
        assertThat(ChatResponses.images(parsed)).containsExactly("https://files.example/tem/22bb.png");
        assertThat(parsed.model()).contains(new ModelId("gpt-4o-image"));
        assertThat(parsed.requestId()).contains("chatcmpl-2f");
        assertThat(parsed.usage().orElseThrow().input()).hasValue(68);
        assertThat(parsed.usage().orElseThrow().details()).containsEntry("prompt_tokens_details.image_tokens", 60L);
        assertThat(parsed.text().orElseThrow()).contains("Image drawing successful");
        assertThat(percentages(context)).containsExactly(8.4, 50.5, 92.4);
    }

    @Test
    void readsTheResponseInChinese() throws IOException {
        RecordingContext context = new RecordingContext();
        ParsedResponse parsed = ChatResponses.parse(
                ChatResponses.ok(ChatResponses.fixture("acedata-two-images.response.json")), ACEDATA, context);
        assertThat(ChatResponses.images(parsed)).containsExactly("https://files.example/tem/33cc.png");
        assertThat(percentages(context)).containsExactly(11.2, 81.8);
    }

    @Test
    void readsTheErrorOfTheAceDataDocument() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> ChatResponses.parse(
                        ChatResponses.response(
                                500, ChatResponses.fixture("acedata-error.response.json"), "application/json"),
                        ACEDATA,
                        new RecordingContext()))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(ProviderException.Reason.INTERNAL);
                    assertThat(e.code()).contains("api_error");
                    assertThat(e.requestId()).contains("5d2f-01");
                    assertThat(e.billing()).isEqualTo(Billing.UNKNOWN);
                    assertThat(e).hasMessageContaining("fetch failed");
                });
    }

    @Test
    void completesThePathOfABaseUrl() {
        assertThat(url(ChatConfig.fourAll("api.example", ApiKey.of("key"))))
                .isEqualTo("https://api.example/v1/chat/completions");
        assertThat(url(ChatConfig.fourAll("https://api.example/", ApiKey.of("key"))))
                .isEqualTo("https://api.example/v1/chat/completions");
        assertThat(url(ChatConfig.fourAll("http://api.example:80/v1/", ApiKey.of("key"))))
                .isEqualTo("http://api.example:80/v1/chat/completions");
        assertThat(url(ChatConfig.compatible("https://api.example/api/v1", ApiKey.of("key"))))
                .isEqualTo("https://api.example/api/v1/chat/completions");
        assertThat(url(ChatConfig.compatible("https://api.example/v1/chat/completions", ApiKey.of("key"))))
                .isEqualTo("https://api.example/v1/chat/completions");
        assertThat(url(ChatConfig.aceData(ApiKey.of("key"))))
                .isEqualTo("https://api.acedata.cloud/openai/chat/completions");
        assertThat(url(ChatConfig.aceData(ApiKey.of("key")).path("/v1/chat/completions")))
                .isEqualTo("https://api.acedata.cloud/v1/chat/completions");
        assertThat(url(ChatConfig.fourAll("https://api.example/v1", ApiKey.of("key"))
                        .path("images/chat")))
                .isEqualTo("https://api.example/v1/images/chat");
    }

    @Test
    void rejectsAHostWithASpace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatConfig.fourAll("https://api.4All API.com", ApiKey.of("key")))
                .withMessageContaining("no spaces");
    }

    @Test
    void showsNoKey() {
        assertThat(ChatConfig.aceData(ApiKey.of("very-secret"))).asString().doesNotContain("very-secret");
    }

    private static String url(ChatConfig config) {
        return config.endpoint()
                .address(ChatDialect.generate(config)
                        .encode(GenerateRequest.builder("a fox").model("m").build()))
                .target()
                .toString();
    }

    private static List<Double> percentages(RecordingContext context) {
        return context.events().stream()
                .filter(ProgressEvent.ProviderProgress.class::isInstance)
                .flatMapToDouble(event -> ((ProgressEvent.ProviderProgress) event).percent().stream())
                .boxed()
                .toList();
    }

    private static List<Json> content(HttpCall call) throws IOException {
        return Json.parse(body(call))
                .get("messages")
                .items()
                .get(0)
                .get("content")
                .items();
    }

    private static Json json(HttpCall call) throws IOException {
        return Json.parse(body(call));
    }

    private static String body(HttpCall call) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        call.body().orElseThrow().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String fixture(String name) throws IOException {
        return Json.parse(ChatResponses.fixture(name)).toString();
    }

    @Test
    void asksForAModelWhereNoneIsNamed() throws IOException {
        ChatConfig chat = ChatConfig.compatible("https://api.example/v1", ApiKey.of("key"));
        GenerateRequest request = GenerateRequest.of("a fox");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> ChatDialect.generate(chat).encode(request))
                .withMessage("Name a model: chat has no default one. Give it to the request, or to the configuration"
                        + " (ChatConfig.model).");
        assertThat(chat.model()).isEmpty();
        assertThat(json(ChatDialect.generate(chat)
                                .encode(request.toBuilder().model("m").build()))
                        .text("model"))
                .contains("m");
        assertThat(json(ChatDialect.generate(chat.model("n")).encode(request)).text("model"))
                .contains("n");
    }

    @Test
    void sendsTheFieldsOfTheUserInPlaceOfOthers() throws IOException {
        Json sent = json(ChatDialect.generate(ACEDATA)
                .encode(GenerateRequest.builder("a fox")
                        .options(ChatOptions.builder()
                                .field("temperature", 1)
                                .field("top_p", 1)
                                .build())
                        .options(WireOptions.none().field("model", "mine").field("temperature", 0))
                        .build()));
        assertThat(sent.text("model")).contains("mine");
        assertThat(sent.number("temperature")).hasValue(0);
        assertThat(sent.number("top_p")).hasValue(1);
    }

    @Test
    void warnsOfADefaultModelThatOpenAiRetired() {
        GenerateRequest request = GenerateRequest.of("a fox");
        assertThat(ChatDialect.generate(FOURALL).notes(request))
                .singleElement()
                .asString()
                .contains("gpt-image-1", "2026-10-23", "may serve the name longer");
        assertThat(ChatDialect.generate(ACEDATA).notes(request)).isEmpty();
        assertThat(ChatDialect.generate(FOURALL.model("gpt-image-2")).notes(request))
                .isEmpty();
    }
}

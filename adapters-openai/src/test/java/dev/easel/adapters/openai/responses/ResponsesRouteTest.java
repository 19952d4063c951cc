package dev.easel.adapters.openai.responses;

import static dev.easel.http.fault.Fixture.compact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.Fixture;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.EaselServer;
import dev.easel.server.Strictness;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesRouteTest {
    private static final String TOOL = "\"tools\":[{\"type\":\"image_generation\"}]";
    private static final byte[] PIXEL = TestImages.png(1, 1, (x, y) -> 0x80FF0000);
    private static final byte[] GREEN = TestImages.png(1, 1, (x, y) -> 0xFF00FF00);
    private static final byte[] BLUE = TestImages.png(1, 1, (x, y) -> 0xFF0000FF);

    private final ScriptedProvider provider = new ScriptedProvider(
            "scripted",
            Capabilities.builder()
                    .maxCount(10)
                    .maxInputImages(16)
                    .sizes(SizeRule.fixed(new Size(1, 1)))
                    .formats(EnumSet.allOf(ImageFormat.class))
                    .qualities(EnumSet.allOf(Quality.class))
                    .backgrounds(EnumSet.allOf(Background.class))
                    .compression(true)
                    .partialImages(true)
                    .fetchesUrls(true)
                    .build());
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private EaselServer server = serve(Strictness.NORMAL);

    private EaselServer serve(Strictness strictness) {
        return EaselServer.builder(easel)
                .routes(OpenAiRoutes.all())
                .strictness(strictness)
                .clock(() -> Instant.ofEpochSecond(1_750_667_997))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private static String base64(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }

    private static String fixture(String name) {
        return Fixture.text(ResponsesRouteTest.class, name).replace("PIXEL", base64(PIXEL));
    }

    private RawClient.Received send(String method, String path, String body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.request(method, path, "application/json", body).read();
        }
    }

    private RawClient.Received create(String body) throws IOException {
        return send("POST", "/v1/responses", body);
    }

    private Json created(String members) throws IOException {
        RawClient.Received response = create("{\"model\":\"gpt-5\"," + members + "}");
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        return Json.parse(response.text());
    }

    private ImageRequest last() {
        return provider.received().get(provider.received().size() - 1);
    }

    /** Answers with an image and, as bytes since they are gone afterwards, records the images of the request. */
    private List<byte[]> answerAndRecord(byte[] image) {
        List<byte[]> inputs = new ArrayList<>();
        provider.answer((request, context) -> {
            ((EditRequest) request)
                    .images()
                    .forEach(input -> inputs.add(input.load().bytes()));
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(image)))
                    .build();
        });
        return inputs;
    }

    /** Returns a text with the random part of its IDs replaced. */
    private static String withoutIds(String text) {
        return text.replaceAll("[0-9a-f]{48}", "ID");
    }

    @Test
    void returnsAResponseWithEveryMember() throws IOException {
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PIXEL))
                        .revisedPrompt(Optional.of("a gray tabby cat in warm colors")))
                .usage(Optional.of(new Usage(OptionalLong.of(9), OptionalLong.of(272), OptionalLong.empty(), Map.of())))
                .build());

        RawClient.Received response = create(fixture("generate.request.json"));

        assertThat(withoutIds(response.text())).isEqualTo(compact(fixture("generate.response.json")));
        assertThat(last()).isInstanceOf(GenerateRequest.class);
        assertThat(last().prompt()).isEqualTo("Use warm colors.\n\nGenerate an image of a gray tabby cat");
        assertThat(last().model()).isEmpty();
        assertThat(last().quality()).isEqualTo(Quality.LOW);
        assertThat(last().options(OpenAiOptions.class).orElseThrow()).hasToString("OpenAiOptions[user]");
    }

    @Test
    void streamsTheEventsOfACall() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, ImageData.of(PIXEL)));
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(PIXEL)))
                    .note(Note.warning("the river is dry"))
                    .build();
        });

        String text = create("{\"model\":\"gpt-5\",\"input\":\"a river\",\"stream\":true,"
                        + "\"tools\":[{\"type\":\"image_generation\",\"partial_images\":1}]}")
                .text();

        assertThat(withoutIds(text).replaceAll("\"response\":\\{.*}", "\"response\":RESPONSE}"))
                .isEqualTo(fixture("stream.response.sse"));
        assertThat(last().partialImages()).isEqualTo(1);
        List<Json> events = events(text);
        Json start = events.get(0).get("response");
        assertThat(start.text("status")).contains("in_progress");
        assertThat(start.get("output").items()).isEmpty();
        Json end = events.get(events.size() - 1).get("response");
        assertThat(end.text("status")).contains("completed");
        assertThat(end.text("id")).isEqualTo(start.text("id"));
        assertThat(end.get("output").items()).hasSize(2);
        assertThat(end.get("output").items().get(0).text("result")).contains(base64(PIXEL));
    }

    private static List<Json> events(String text) throws IOException {
        List<Json> events = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("data: ")) {
                events.add(Json.parse(line.substring("data: ".length())));
            }
        }
        return events;
    }

    @Test
    void endsAStreamThatFailsWithAFailedResponse() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, ImageData.of(PIXEL)));
            throw ProviderException.of(Reason.CONTENT_REJECTED, "no").build();
        });

        List<Json> events =
                events(create("{\"input\":\"p\",\"stream\":true," + TOOL + "}").text());

        Json failed = events.get(events.size() - 1);
        assertThat(failed.text("type")).contains("response.failed");
        assertThat(failed.get("response").text("status")).contains("failed");
        assertThat(failed.get("response").get("error").text("code")).contains("image_content_policy_violation");
        assertThat(failed.get("response").get("error").text("message")).contains("no");
    }

    @Test
    void answersACallThatFailsBeforeAnyEventWithAnErrorStatus() throws IOException {
        provider.fail(ProviderException.of(Reason.RATE_LIMITED, "slow down").build());

        RawClient.Received response = create("{\"input\":\"p\",\"stream\":true," + TOOL + "}");

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.text()).contains("\"error\":{\"message\":\"slow down\"", "rate_limit_exceeded");
    }

    @Test
    void editsTheImagesOfTheLastMessageAndTheOneGeneratedBefore() throws IOException {
        List<byte[]> inputs = answerAndRecord(PIXEL);

        RawClient.Received response = create(fixture("edit.request.json")
                .replace("FIRST", base64(PIXEL))
                .replace("SECOND", base64(GREEN))
                .replace("THIRD", base64(BLUE)));

        assertThat(response.text()).contains("\"action\":\"edit\"", "\"tool_choice\":{\"type\":\"image_generation\"}");
        assertThat(inputs).containsExactly(BLUE, GREEN);
        assertThat(last()).isInstanceOf(EditRequest.class);
        assertThat(last().prompt()).isEqualTo("Use warm colors.\n\nPut this hat on it");
        assertThat(last().model()).contains(new ModelId("gpt-image-2"));
    }

    @Test
    void editsTheImageOfAnEarlierResponse() throws IOException {
        provider.answer(GREEN);
        Json first = created("\"input\":\"a cat\"," + TOOL);
        String item = first.get("output").items().get(0).text("id").orElseThrow();

        for (String reference : List.of(
                "\"previous_response_id\":\"" + first.text("id").orElseThrow() + "\",\"input\":\"blue\"",
                "\"input\":[{\"role\":\"user\",\"content\":\"blue\"},{\"type\":\"image_generation_call\",\"id\":\""
                        + item + "\"}]",
                "\"input\":[{\"type\":\"item_reference\",\"id\":\"" + item
                        + "\"},{\"role\":\"user\",\"content\":\"blue\"}]")) {
            List<byte[]> inputs = answerAndRecord(PIXEL);
            created(reference + "," + TOOL);
            assertThat(inputs).as(reference).containsExactly(GREEN);
            assertThat(last().prompt()).isEqualTo("blue");
        }
    }

    @Test
    void generatesAnewWhereTheActionSaysSo() throws IOException {
        provider.answer(GREEN);
        provider.answer(PIXEL);
        String id = created("\"input\":\"a cat\"," + TOOL).text("id").orElseThrow();

        created("\"input\":\"a dog\",\"previous_response_id\":\"" + id
                + "\",\"tools\":[{\"type\":\"image_generation\",\"action\":\"generate\"}]");

        assertThat(last()).isInstanceOf(GenerateRequest.class);
    }

    @Test
    void makesSeveralImagesAndMarksThoseThatFailed() throws IOException {
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PIXEL)))
                .image(GeneratedImage.received(ImageData.of(PIXEL)))
                .partialFailure(
                        ProviderException.of(Reason.CONTENT_REJECTED, "no").build())
                .build());

        Json response = created("\"input\":\"p\",\"tools\":[{\"type\":\"image_generation\",\"n\":3}]");

        assertThat(last().count()).isEqualTo(3);
        assertThat(response.get("output").items())
                .extracting(item -> item.text("status").orElse(""))
                .containsExactly("completed", "completed", "failed");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5, , ''",
        "o3, , ''",
        "openai/gpt-4.1-mini, , ''",
        "gpt-5, gpt-image-1, gpt-image-1",
        "gpt-image-2, , gpt-image-2",
        "gpt-4o-image, , gpt-4o-image",
        "painter, , painter"
    })
    void callsTheImageModelAndNotTheTextModel(String model, String toolModel, String expected) throws IOException {
        provider.answer(PIXEL);
        String named = toolModel == null ? "" : ",\"model\":\"" + toolModel + "\"";

        RawClient.Received response = create("{\"model\":\"" + model
                + "\",\"input\":\"p\",\"tools\":[{\"type\":\"image_generation\"" + named + "}]}");

        assertThat(Json.parse(response.text()).text("model")).contains(model);
        assertThat(last().model().map(ModelId::name).orElse("")).isEqualTo(expected);
    }

    @Test
    void returnsAndDeletesAStoredResponse() throws IOException {
        provider.answer(PIXEL);
        String created = create("{\"input\":\"p\"," + TOOL + "}").text();
        String path = "/v1/responses/" + Json.parse(created).text("id").orElseThrow();

        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.get(path).read().text()).isEqualTo(created);
        }
        assertThat(send("DELETE", path, "").text()).contains("\"deleted\":true");
        for (String method : List.of("GET", "DELETE")) {
            RawClient.Received gone = send(method, path, "");
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.text()).contains("response_not_found");
        }
    }

    @Test
    void storesNothingForACallerWhoDeclines() throws IOException {
        provider.answer(PIXEL);
        Json response = created("\"input\":\"p\",\"store\":false," + TOOL);

        RawClient.Received next = create("{\"input\":\"p\",\"previous_response_id\":\""
                + response.text("id").orElseThrow() + "\"," + TOOL + "}");

        assertThat(next.status()).isEqualTo(400);
        assertThat(Json.parse(next.text()).get("error").text("code")).contains("previous_response_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "input":"p"                                                       | tools                          | unsupported_value
                    "input":"p","tools":[{"type":"web_search"}]                       | tools                          | unsupported_value
                    "input":"p","tools":[{"type":"image_generation"},{"type":"image_generation"}] | tools[1].type      | invalid_value
                    "input":"p",TOOL,"tool_choice":"none"                             | tool_choice                    | unsupported_value
                    "input":"p",TOOL,"tool_choice":{"type":"function","name":"f"}     | tool_choice                    | unsupported_value
                    TOOL                                                              | input                          | missing_required_parameter
                    "input":" ",TOOL                                                  | input                          | invalid_value
                    "input":[],TOOL                                                   | input                          | invalid_value
                    "input":3,TOOL                                                    | input                          | invalid_type
                    "input":"p",TOOL,"nonsense":1                                     | nonsense                       | unknown_parameter
                    "input":"p",TOOL,"conversation":"conv_1"                          | conversation                   | unsupported_parameter
                    "input":"p",TOOL,"temperature":{"a":null}                         | temperature                    | invalid_type
                    "input":"p",TOOL,"previous_response_id":"resp_1"                  | previous_response_id           | previous_response_not_found
                    "input":"p","tools":[{"type":"image_generation","size":"7"}]      | tools[0].size                  | invalid_value
                    "input":"p","tools":[{"type":"image_generation","n":0}]           | tools[0].n                     | integer_below_min_value
                    "input":"p","tools":[{"type":"image_generation","partial_images":4}] | tools[0].partial_images     | integer_above_max_value
                    "input":"p","tools":[{"type":"image_generation","action":"draw"}] | tools[0].action                | invalid_value
                    "input":"p","tools":[{"type":"image_generation","action":"edit"}] | tools[0].action                | invalid_value
                    "input":"p","tools":[{"type":"image_generation","style":"vivid"}] | tools[0].style                 | unknown_parameter
                    "input":"p","tools":[{"type":"image_generation","input_image_mask":{"file_id":"f"}}] | tools[0].input_image_mask.file_id | unsupported_parameter
                    "input":"p","tools":[{"type":"image_generation","input_image_mask":{"image_url":"https://a/b"}}] | tools[0].input_image_mask | invalid_value
                    "input":[{"role":"user","content":[{"type":"input_image","file_id":"f"}]}],TOOL | input[0].content[0].file_id | unsupported_parameter
                    "input":[{"role":"user","content":[{"type":"input_image"}]}],TOOL | input[0].content[0].image_url  | missing_required_parameter
                    "input":[{"role":"user","content":[{"type":"input_file"}]}],TOOL  | input[0].content[0].type       | invalid_value
                    "input":[{"role":"painter","content":"p"}],TOOL                   | input[0].role                  | invalid_value
                    "input":[{"type":"image_generation_call","id":"ig_1"}],TOOL       | input[0].id                    | item_not_found
                    "input":[{"type":"image_generation_call","id":"i","result":"AAAA"}],TOOL | input[0].result         | invalid_image_file
                    """)
    void namesWhatIsWrongWithARequest(String members, String param, String code) throws IOException {
        RawClient.Received response = create("{" + members.replace("TOOL", TOOL) + "}");

        assertThat(response.status()).as(response.text()).isEqualTo(400);
        Json error = Json.parse(response.text()).get("error");
        assertThat(error.text("param")).as(response.text()).contains(param);
        assertThat(error.text("code")).contains(code);
        assertThat(error.members()).containsOnlyKeys("message", "type", "param", "code");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void ignoresUnknownMembersWhereTheServerIsLenient() throws IOException {
        server.close();
        server = serve(Strictness.LENIENT);
        provider.answer(PIXEL);

        created("\"input\":\"p\",\"nonsense\":1,\"tools\":[{\"type\":\"image_generation\",\"style\":\"vivid\"}]");
    }

    @Test
    void takesWhatConcernsOnlyTextModels() throws IOException {
        provider.answer(PIXEL);

        created("\"input\":\"p\",\"background\":true,\"include\":[],\"max_output_tokens\":100,\"max_tool_calls\":3,"
                + "\"parallel_tool_calls\":false,\"prompt_cache_key\":\"k\",\"reasoning\":{\"effort\":\"low\"},"
                + "\"safety_identifier\":\"s\",\"service_tier\":\"auto\",\"stream_options\":null,\"temperature\":0.5,"
                + "\"text\":{\"format\":{\"type\":\"text\"}},\"tool_choice\":\"required\",\"top_logprobs\":0,"
                + "\"top_p\":0.9,\"truncation\":\"auto\","
                + "\"tools\":[{\"type\":\"web_search\"},{\"type\":\"image_generation\",\"partial_images\":2}]");

        assertThat(last().partialImages()).isZero();
    }

    @Test
    void passesAPromptWithADataUriOnUnaltered() throws IOException {
        provider.answer(PIXEL);
        String prompt = "What is data:image/png;base64," + base64(GREEN) + "?";

        created("\"input\":\"" + prompt + "\"," + TOOL);

        assertThat(last().prompt()).isEqualTo(prompt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openai/v1/responses", "/openai/responses?api-version=2025-04-01-preview"})
    void isServedAtThePathsOfAzure(String path) throws IOException {
        provider.answer(PIXEL);

        assertThat(send("POST", path, "{\"input\":\"p\"," + TOOL + "}").status())
                .isEqualTo(200);
    }
}

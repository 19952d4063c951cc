package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.EaselServer;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure's paths, OpenRouter's images endpoint, and the list of models. */
class OtherPathsTest {
    private final ServedRoutes served = new ServedRoutes(Strictness.NORMAL);

    @AfterEach
    void stop() {
        served.close();
    }

    private RawClient.Received post(String path, String body) throws IOException {
        return served.post(path, body.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /openai/deployments/dep1/images/generations?api-version=2025-04-01-preview | {'prompt':'p'}                         | dep1
                    /openai/deployments/dep1/images/generations                                | {'prompt':'p','model':'gpt-image-1'}   | gpt-image-1
                    /openai/deployments/dep1/images/edits?api-version=1                        | {'prompt':'p','image':'https://a/b'}   | dep1
                    /openai/v1/images/generations                                              | {'prompt':'p','model':'dep2','n':1}    | dep2
                    /openai/v1/images/edits                                                    | {'prompt':'p','model':'dep2','image':'https://a/b'} | dep2
                    """)
    void takesTheDeploymentOfAzureAsTheModel(String path, String body, String model) throws IOException {
        assertThat(post(path, body).status()).isEqualTo(200);
        assertThat(served.received().model()).contains(new ModelId(model));
    }

    @Test
    void hasNoVariations() throws IOException {
        RawClient.Received response = post("/v1/images/variations", "{}");
        assertThat(response.status()).isEqualTo(404);
        assertThat(Json.parse(response.text()).get("error").text("message").orElseThrow())
                .contains("/v1/images/variations");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'aspect_ratio':'16:9'                      | 1360x768
                    'aspect_ratio':'1:1','resolution':'512'    | 512x512
                    'aspect_ratio':'16:9','resolution':'1K'    | 1365x768
                    'resolution':'2K'                          | 2048x2048
                    'size':'2K'                                | 2048x2048
                    'size':'2K','aspect_ratio':'1:4'           | 1024x4096
                    'size':'640x480'                           | 640x480
                    'aspect_ratio':'auto'                      | auto
                    'size':'auto','aspect_ratio':'3:2'         | 1248x832
                    'provider':{'options':{}},'seed':7         | auto
                    """)
    void readsTheSizesOfOpenRouter(String members, String size) throws IOException {
        RawClient.Received response = post("/v1/images", "{'model':'m','prompt':'p'," + members + "}");
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(served.received().size()).hasToString(size);
    }

    @Test
    void answersAsOpenRouter() throws IOException {
        String image = "{\"b64_json\":\"" + ServedRoutes.BASE64 + "\"}";
        assertThat(post("/api/v1/images", "{'model':'m','prompt':'p','n':2}").text())
                .isEqualTo("{\"created\":1750667997,\"data\":[" + image + "," + image
                        + "],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":272,\"total_tokens\":281,"
                        + "\"cost\":0.04}}");
    }

    @Test
    void editsTheReferencesOfOpenRouter() throws IOException {
        post(
                "/v1/images",
                "{'model':'m','prompt':'p','resolution':'2K','input_references':[{'type':'image_url',"
                        + "'image_url':{'url':'https://a/b.png'}}]}");
        assertThat(served.received()).isInstanceOf(EditRequest.class);
        assertThat(served.received().size()).isEqualTo(ImageSize.auto());
    }

    @Test
    void streamsAsOpenRouter() throws IOException {
        String text = post("/v1/images", "{'prompt':'p','stream':true,'partial_images':1}")
                .text()
                .replace(ServedRoutes.BASE64, "IMAGE");
        assertThat(text)
                .isEqualTo("data: {\"type\":\"image_generation.partial_image\",\"partial_image_index\":0,"
                        + "\"b64_json\":\"IMAGE\"}\n\n"
                        + "data: {\"type\":\"image_generation.completed\",\"b64_json\":\"IMAGE\","
                        + "\"created\":1750667997,\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":272,"
                        + "\"total_tokens\":281,\"cost\":0.04}}\n\n"
                        + "data: [DONE]\n\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'resolution':'3K'                          | resolution
                    'aspect_ratio':'wide'                      | wide
                    'size':'2K','resolution':'1K'              | resolution
                    'size':'640x480','aspect_ratio':'1:1'      | size
                    'negative_prompt':'x'                      | negative_prompt
                    'input_references':[{'type':'image_url'}]  | input_references[0].image_url
                    """)
    void refusesAsOpenRouter(String members, String named) throws IOException {
        RawClient.Received response = post("/v1/images", "{'model':'m','prompt':'p'," + members + "}");
        assertThat(response.status()).isEqualTo(400);
        Json error = Json.parse(response.text()).get("error");
        assertThat(error.members()).containsOnlyKeys("code", "message");
        assertThat(error.number("code")).hasValue(400);
        assertThat(error.text("message").orElseThrow()).contains(named);
        assertThat(served.provider.received()).isEmpty();
    }

    private static List<String> listed(ImageProvider provider) throws IOException {
        try (Easel easel = EaselBuilder.create().provider(provider).build();
                EaselServer server =
                        EaselServer.builder(easel).routes(OpenAiRoutes.all()).start();
                RawClient client = new RawClient(server.port())) {
            Json list = Json.parse(client.get("/v1/models").read().text());
            assertThat(list.text("object")).contains("list");
            return list.get("data").items().stream()
                    .map(model -> model.text("id").orElseThrow())
                    .toList();
        }
    }

    private static ImageProvider provider(Function<ModelId, Capabilities> capabilities) {
        return ImageProvider.named("scripted")
                .generator(new ImageGenerator() {
                    @Override
                    public ImageResult generate(GenerateRequest request, CallContext context) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Capabilities capabilities(ModelId model) {
                        return capabilities.apply(model);
                    }
                })
                .build();
    }

    @Test
    void listsTheModelsThatTheProviderIsKnownToHave() throws IOException {
        OpenAiSettings settings = OpenAiSettings.of(OpenAiSystem.OPENAI);
        assertThat(listed(provider(ModelTable.capabilities(settings, Verb.GENERATE))))
                .contains("gpt-image-2", "gpt-image-1")
                .doesNotContain("easel");
    }

    @Test
    void listsNoModelThatTheProviderIsNotKnownToHave() throws IOException {
        Capabilities unnamed = Capabilities.unknown();
        assertThat(listed(provider(model -> unnamed))).isEmpty();
        assertThat(listed(provider(model -> unnamed.toBuilder()
                        .model(Optional.of(model.equals(ModelId.DEFAULT) ? new ModelId("flux") : model))
                        .build())))
                .containsExactly("flux");
    }

    @Test
    void listsTheModelsThatAProviderWithoutPricesStandsInFor() throws IOException {
        assertThat(listed(provider(model -> Capabilities.builder()
                        .model(Optional.of(model.equals(ModelId.DEFAULT) ? new ModelId("painter") : model))
                        .prices(Optional.of(Prices.FREE))
                        .build())))
                .contains("painter", "gpt-image-2", "gpt-image-1");
    }

    @Test
    void looksUpOneModel() throws IOException {
        assertThat(served.get("/v1/models/other").text()).contains("model_not_found", "passed on");
    }
}

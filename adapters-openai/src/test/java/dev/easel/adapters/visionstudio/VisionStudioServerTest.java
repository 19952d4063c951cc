package dev.easel.adapters.visionstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisionStudioServerTest {
    private static final byte[] WIDE = TestImages.png(1024, 683, (x, y) -> 0xFF336699);
    private static final byte[] SQUARE = TestImages.png(1024, 1024, (x, y) -> 0xFF336699);

    private final ScriptedProvider provider = new ScriptedProvider(
            "scripted",
            Capabilities.builder()
                    .maxCount(4)
                    .fetchesUrls(true)
                    .sizes(SizeRule.fixed(new Size(1024, 1024), new Size(683, 1024), new Size(1024, 683)))
                    .build());
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server =
            EaselServer.builder(easel).routes(VisionStudioRoutes.all()).start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        easel.close();
    }

    private HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.baseUrl().resolve("/api/v1/openai/").resolve(path))
                .header("Content-Type", "application/json")
                .header("X-API-Key", "any")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void returnsLinksThatCanBeFetched() throws Exception {
        provider.answer(WIDE, WIDE);
        HttpResponse<byte[]> response = post(
                VisionStudioWire.GENERATE,
                "{\"prompt\":\"x\",\"number_of_images\":2,\"aspect_ratio\":\"3:2\",\"quality\":\"high\",\"background\":\"auto\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode content = json(response);
        assertThat(content.path("success").asBoolean()).isTrue();
        assertThat(content.at("/data/images")).hasSize(2);
        HttpResponse<byte[]> image = client.send(
                HttpRequest.newBuilder(
                                URI.create(content.at("/data/images/0/url").asText()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(image.body()).isEqualTo(WIDE);
        GenerateRequest received = (GenerateRequest) provider.received().get(0);
        assertThat(received.size()).isEqualTo(ImageSize.exact(1024, 683));
        assertThat(received.count()).isEqualTo(2);
    }

    @Test
    void editsByUrl() throws Exception {
        provider.answer(SQUARE);
        HttpResponse<byte[]> response =
                post(VisionStudioWire.EDIT, "{\"prompt\":\"x\",\"image_url\":\"https://images.example/a.png\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(((EditRequest) provider.received().get(0)).images())
                .containsExactly(ImageSource.of(URI.create("https://images.example/a.png")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/generation/generate-image | {}                                              | prompt",
                "image/generation/generate-image | {'prompt':' '}                                  | prompt",
                "image/generation/generate-image | {'prompt':'x','number_of_images':5}             | number_of_images",
                "image/generation/generate-image | {'prompt':'x','number_of_images':0}             | number_of_images",
                "image/generation/generate-image | {'prompt':'x','aspect_ratio':'16:9'}            | aspect_ratio",
                "image/generation/generate-image | {'prompt':'x','aspect_ratio':'wide'}            | aspect_ratio",
                "image/generation/generate-image | {'prompt':'x','quality':'low'}                  | quality",
                "image/generation/generate-image | {'prompt':'x','background':'opaque'}            | background",
                "image/generation/generate-image | {'prompt':'x','seed':3}                         | seed",
                "image/editing/edit-image        | {'prompt':'x'}                                  | image_url",
                "image/editing/inpaint           | {'prompt':'x','image_url':'https://a.b/c.png'}  | mask_url",
                "image/editing/inpaint | {'prompt':'x','image_url':'https://a.b/c.png','inpaint_border_only':true,'border_percentage':0.7} | 0.7",
                "image/editing/inpaint | {'prompt':'x','image_file':'!!','inpaint_border_only':true}  | image_file",
                "image/generation/generate-image | nonsense                                        | JSON"
            })
    void namesTheInvalidParameterInItsErrorFormat(String path, String body, String named) throws Exception {
        HttpResponse<byte[]> response = post(path, body.replace('\'', '"'));
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode content = json(response);
        assertThat(content.path("success").isBoolean()).isTrue();
        assertThat(content.path("success").asBoolean()).isFalse();
        assertThat(content.path("message").asText()).contains(named);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void mapsProviderFailuresToItsStatusCodes() throws Exception {
        for (Reason reason : Reason.values()) {
            provider.fail(ProviderException.of(reason, "because " + reason).build());
            HttpResponse<byte[]> response = post(VisionStudioWire.GENERATE, "{\"prompt\":\"x\"}");
            assertThat(response.statusCode())
                    .isEqualTo(VisionStudioErrors.TABLE.row(reason).status());
            assertThat(json(response).path("message").asText()).contains("because " + reason);
        }
    }

    @Test
    void rejectsOtherMethodsAndPathsInItsErrorFormat() throws Exception {
        HttpResponse<byte[]> get = client.send(
                HttpRequest.newBuilder(server.baseUrl().resolve("/api/v1/openai/image/editing/inpaint"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(json(get).path("success").asBoolean(true)).isFalse();
        HttpResponse<byte[]> unknown = post("image/editing/nothing", "{}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("message").asText()).isNotBlank();
    }

    @Test
    void tellsTheNotesOfAResultInItsMessage() throws Exception {
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(SQUARE)))
                .note(Note.emulated("a placeholder stands for https://a.b/c.png"))
                .note(Note.warning("The border is wide."))
                .build());

        HttpResponse<byte[]> response =
                post(VisionStudioWire.EDIT, "{\"prompt\":\"x\",\"image_url\":\"https://a.b/c.png\"}");

        assertThat(json(response).path("success").asBoolean()).isTrue();
        assertThat(json(response).path("message").asText())
                .isEqualTo("A placeholder stands for https://a.b/c.png. The border is wide.");
    }

    @Test
    void hasNoMessageWhereThereIsNothingToTell() throws Exception {
        provider.answer(SQUARE);
        assertThat(json(post(VisionStudioWire.GENERATE, "{\"prompt\":\"x\"}")).has("message"))
                .isFalse();
    }
}

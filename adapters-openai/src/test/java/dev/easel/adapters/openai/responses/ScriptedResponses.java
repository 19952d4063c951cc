package dev.easel.adapters.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.Fixture;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.EaselServer;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A server with the routes of the Responses API in front of a scripted provider. */
abstract class ScriptedResponses {
    static final String TOOL = "\"tools\":[{\"type\":\"image_generation\"}]";
    static final byte[] PIXEL = TestImages.png(1, 1, (x, y) -> 0x80FF0000);
    static final byte[] GREEN = TestImages.png(1, 1, (x, y) -> 0xFF00FF00);
    static final byte[] BLUE = TestImages.png(1, 1, (x, y) -> 0xFF0000FF);

    final ScriptedProvider provider = new ScriptedProvider(
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

    /** Serves anew with another strictness. */
    void serveAnew(Strictness strictness) {
        server.close();
        server = serve(strictness);
    }

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    /** Returns a file beside the tests, with the image of one pixel where it says so. */
    static String fixture(String name) {
        return Fixture.text(ScriptedResponses.class, name).replace("PIXEL", base64(PIXEL));
    }

    static String base64(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }

    RawClient.Received send(String method, String path, String body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.request(method, path, "application/json", body).read();
        }
    }

    RawClient.Received create(String body) throws IOException {
        return send("POST", "/v1/responses", body);
    }

    Json created(String members) throws IOException {
        RawClient.Received response = create("{\"model\":\"gpt-5\"," + members + "}");
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        return Json.parse(response.text());
    }

    ImageRequest last() {
        return provider.received().get(provider.received().size() - 1);
    }

    /** Answers with an image and, as bytes since they are gone afterwards, records the images of the request. */
    List<byte[]> answerAndRecord(byte[] image) {
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
}

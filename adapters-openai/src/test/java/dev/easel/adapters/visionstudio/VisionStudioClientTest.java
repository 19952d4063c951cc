package dev.easel.adapters.visionstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.WireOptions;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VisionStudioClientTest {
    private static final ImageData PHOTO = TestImages.photo(30, 20);
    private static final ImageData OTHER = TestImages.photo(12, 9);
    private static final Mask MASK = TestImages.mask(30, 20, 1, 1, 9, 9);

    private final HttpKit kit = ApacheHttp.open();
    private final FaultServer server = FaultServer.answering();

    @AfterEach
    void close() {
        kit.close();
        server.close();
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = VisionStudioClientTest.class.getResourceAsStream("/visionstudio/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("IMAGE", base64(PHOTO))
                    .replace("MASK", base64((ImageData) MASK.image()));
        }
    }

    private static String base64(ImageData image) {
        return Base64.getEncoder().encodeToString(image.bytes());
    }

    private VisionStudioConfig config() {
        return VisionStudioConfig.of(server.uri("/api/v1/openai").toString(), ApiKey.of("studio-key"))
                .retries(RetryPolicy.never());
    }

    private ImageProvider provider() {
        return config().provider(kit);
    }

    private void respondWithOneImage() throws IOException {
        server.then(
                ScriptedResponse.json(fixture("one.response.json")),
                ScriptedResponse.bytes(200, "image/png", OTHER.bytes()));
    }

    private void assertSent(String path, String body) throws IOException {
        Received call = server.received().get(0);
        ObjectMapper json = new ObjectMapper();
        assertThat(call.method() + " " + call.path()).isEqualTo("POST /api/v1/openai/" + path);
        assertThat(call.header("x-api-key")).contains("studio-key");
        assertThat(json.readTree(call.text())).isEqualTo(json.readTree(fixture(body)));
    }

    @Test
    void deliversTheImagesBesideAnError() throws IOException {
        server.then(
                ScriptedResponse.json("{\"error\":\"too slow\",\"data\":{\"images\":[{},{\"url\":\"/files/a.png\"}]}}"),
                ScriptedResponse.bytes(200, "image/png", PHOTO.bytes()));
        ImageResult result =
                provider().generator().orElseThrow().generate(GenerateRequest.of("a harbor"), CallContext.detached());
        assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
        assertThat(result.partialFailures()).singleElement().asString().contains("no url");
        assertThat(result.notes()).singleElement().asString().contains("too slow");
    }

    @Test
    void sendsTheFieldsOfTheUserInPlaceOfOthers() throws IOException {
        WireOptions fields = WireOptions.none().field("prompt", "mine").field("style", "bold");
        for (int i = 0; i < 3; i++) {
            respondWithOneImage();
        }
        ImageProvider provider = provider();
        provider.generator()
                .orElseThrow()
                .generate(GenerateRequest.builder("a harbor").options(fields).build(), CallContext.detached());
        provider.editor()
                .orElseThrow()
                .edit(EditRequest.builder(PHOTO, "at night").options(fields).build(), CallContext.detached());
        provider.inpainter()
                .orElseThrow()
                .inpaint(
                        InpaintRequest.builder(PHOTO, MASK, "a door")
                                .options(fields)
                                .build(),
                        CallContext.detached());
        assertThat(server.received())
                .filteredOn(call -> call.method().equals("POST"))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.text())
                        .contains("\"prompt\":\"mine\"", "\"style\":\"bold\"")
                        .doesNotContain("harbor", "at night", "a door"));
    }

    @Test
    void generatesAndFetchesTheImages() throws IOException {
        server.then(
                ScriptedResponse.json(fixture("two.response.json")),
                ScriptedResponse.bytes(200, "image/png", PHOTO.bytes()),
                ScriptedResponse.bytes(200, "image/png", OTHER.bytes()));
        GenerateRequest request = GenerateRequest.builder("a harbour at noon")
                .count(2)
                .aspectRatio(3, 2)
                .quality(Quality.HIGH)
                .build();
        ImageResult result = provider().generator().orElseThrow().generate(request, CallContext.detached());
        assertSent("image/generation/generate-image", "generate.request.json");
        assertThat(result.images()).hasSize(2);
        assertThat(result.first().url()).contains(server.uri("/files/a.png"));
        assertThat(server.received()).allSatisfy(call -> {
            if (call.path().startsWith("/files")) {
                assertThat(call.header("x-api-key")).as("the own origin").isPresent();
            }
        });
    }

    @Test
    void requestsTransparency() throws IOException {
        respondWithOneImage();
        GenerateRequest request = GenerateRequest.builder("a cat as a logo")
                .background(Background.TRANSPARENT)
                .build();
        provider().generator().orElseThrow().generate(request, CallContext.detached());
        assertSent("image/generation/generate-image", "transparent.request.json");
    }

    @Test
    void editsAnImageByUrl() throws IOException {
        respondWithOneImage();
        ImageSource boat = ImageSource.of(URI.create("https://images.example/boat.jpg"));
        provider().editor().orElseThrow().edit(EditRequest.of(boat, "warm evening light"), CallContext.detached());
        assertSent("image/editing/edit-image", "edit-url.request.json");
    }

    @Test
    void editsALocalImageAndKeepsItsRatio() throws IOException {
        respondWithOneImage();
        provider().editor().orElseThrow().edit(EditRequest.of(PHOTO, "warm evening light"), CallContext.detached());
        assertSent("image/editing/edit-image", "edit-file.request.json");
    }

    @Test
    void refusesToSendAFileWhereOnlyUrlsAreAccepted() {
        ImageProvider strict = config().editsFiles(false).provider(kit);
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(
                        () -> strict.editor().orElseThrow().edit(EditRequest.of(PHOTO, "x"), CallContext.detached()))
                .withMessageContaining("URL");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void inpaintsByMask() throws IOException {
        respondWithOneImage();
        provider()
                .inpainter()
                .orElseThrow()
                .inpaint(InpaintRequest.of(PHOTO, MASK, "a bed of tulips"), CallContext.detached());
        assertSent("image/editing/inpaint", "inpaint.request.json");
    }

    @Test
    void inpaintsTheBorderOnly() throws IOException {
        respondWithOneImage();
        InpaintRequest request = InpaintRequest.builder(
                        PHOTO, new Region.Expanded(Border.fraction(0.2)), "the forest continues")
                .build();
        provider().inpainter().orElseThrow().inpaint(request, CallContext.detached());
        assertSent("image/editing/inpaint", "border.request.json");
    }

    @Test
    void readsAnInlineImageOfTheResponse() throws IOException {
        server.then(ScriptedResponse.json(fixture("inline.response.json")));
        ImageResult result =
                provider().generator().orElseThrow().generate(GenerateRequest.of("x"), CallContext.detached());
        assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
    }

    @Test
    void mapsResponsesToFailures() throws IOException {
        assertThat(failure(ScriptedResponse.json(401, fixture("unauthorized.response.json"))))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION);
                    assertThat(e).hasMessage("Invalid API key");
                    assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED);
                });
        assertThat(failure(ScriptedResponse.json(fixture("failed.response.json")))
                        .reason())
                .isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure(ScriptedResponse.json(fixture("empty.response.json"))))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.NO_IMAGE);
                    assertThat(e.text()).contains("nothing to show");
                    assertThat(e.billing()).isEqualTo(Billing.BILLED);
                });
        assertThat(failure(ScriptedResponse.json(500, "{\"success\":false,\"message\":\"boom\"}"))
                        .billing())
                .isEqualTo(Billing.UNKNOWN);
    }

    private ProviderException failure(ScriptedResponse response) {
        try (FaultServer failing = FaultServer.answering(response)) {
            ImageProvider provider = VisionStudioConfig.of(failing.uri().toString(), ApiKey.of("k"))
                    .provider(kit);
            ProviderException failure = catchThrowableOfType(
                    ProviderException.class,
                    () -> provider.generator().orElseThrow().generate(GenerateRequest.of("x"), CallContext.detached()));
            failing.only();
            return failure;
        }
    }

    @Test
    void sendsMasksInTheConfiguredConvention() {
        assertThat(mask(config())).isEqualTo(MaskConvention.WHITE_AND_TRANSPARENT);
        assertThat(mask(config().mask(MaskConvention.BLACK))).isEqualTo(MaskConvention.BLACK);
    }

    private MaskConvention mask(VisionStudioConfig config) {
        return config.provider(kit)
                .inpainter()
                .orElseThrow()
                .capabilities(ModelId.DEFAULT)
                .mask();
    }

    @Test
    void showsNoKey() {
        assertThat(config().toString()).contains("visionstudio").doesNotContain("studio-key");
    }
}

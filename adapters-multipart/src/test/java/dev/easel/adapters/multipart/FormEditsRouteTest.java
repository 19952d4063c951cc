package dev.easel.adapters.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.EaselServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormEditsRouteTest {
    private static final String PNG = "Content-Type: image/png";
    private static final String BYTES = "Content-Type: application/octet-stream";
    private static final String TEXT = "Content-Type: text/plain; charset=utf-8";

    private final byte[] first = png(4, 3);
    private final byte[] second = png(5, 2);
    private final List<byte[]> seen = new ArrayList<>();
    private final ScriptedProvider provider = new ScriptedProvider("scripted", everything()).answer(this::recordImages);
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server =
            EaselServer.builder(easel).routes(MultipartRoutes.all()).start();
    private final ByteArrayOutputStream form = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private static Capabilities everything() {
        return Capabilities.builder()
                .maxCount(10)
                .maxInputImages(16)
                .sizes(SizeRule.fixed(new Size(4, 3)))
                .formats(EnumSet.allOf(ImageFormat.class))
                .qualities(EnumSet.allOf(Quality.class))
                .backgrounds(EnumSet.allOf(Background.class))
                .compression(true)
                .fetchesUrls(true)
                .build();
    }

    private static byte[] png(int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uploads are deleted when the request ends, so their content is recorded while it runs. */
    private ImageResult recordImages(ImageRequest request, Object context) {
        if (request instanceof EditRequest edit) {
            for (ImageSource image : edit.images()) {
                if (image instanceof ImageData data) {
                    seen.add(data.bytes());
                }
            }
        }
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(first)))
                .build();
    }

    private FormEditsRouteTest part(String disposition, String type, byte[] content) {
        String head = "--b0und\r\nContent-Disposition: form-data; " + disposition + "\r\n"
                + (type.isEmpty() ? "" : type + "\r\n") + "\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private FormEditsRouteTest text(String name, String value) {
        return part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
    }

    private RawClient.Received post() throws IOException {
        return post("/v1/images/edits");
    }

    private RawClient.Received post(String path) throws IOException {
        form.writeBytes("--b0und--\r\n".getBytes(StandardCharsets.UTF_8));
        try (RawClient client = new RawClient(server.port())) {
            return client.request("POST", path, "multipart/form-data; boundary=b0und", form.toByteArray())
                    .read();
        }
    }

    private ImageRequest receivedRequest() {
        return provider.received().get(0);
    }

    @Test
    void acceptsTheFormOfCurlAndRequests() throws IOException {
        text("model", "gpt-image-1")
                .text("prompt", "Add a ball 海")
                .text("size", "4x3")
                .text("n", "1");
        text("quality", "high").text("output_format", "png").text("output_compression", "100");
        part("name=\"image\"; filename=\"beach.png\"", PNG, first);

        RawClient.Received response = post();

        assertThat(response.text()).contains("\"b64_json\":\"");
        assertThat(response.status()).isEqualTo(200);
        assertThat(seen).containsExactly(first);
        assertThat(receivedRequest().prompt()).isEqualTo("Add a ball 海");
        assertThat(receivedRequest().model().orElseThrow().name()).isEqualTo("gpt-image-1");
        assertThat(receivedRequest().count()).isEqualTo(1);
    }

    @Test
    void acceptsSeveralImagesWithoutFileNames() throws IOException {
        part("name=\"image[]\"", BYTES, first).part("name=\"image[]\"", BYTES, second);
        part("name=\"prompt\"", TEXT, "p".getBytes(StandardCharsets.UTF_8));

        assertThat(post().status()).isEqualTo(200);
        assertThat(seen).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"image", "image[]", "image[0]", "images", "images[]"})
    void acceptsEveryNameOfImages(String name) throws IOException {
        part("name=\"" + name + "\"; filename=\"图 %222%22.png\"", PNG, first).text("prompt", "p");

        assertThat(post().status()).isEqualTo(200);
        assertThat(seen).containsExactly(first);
    }

    @Test
    void acceptsUnquotedNamesAndOtherCharsets() throws IOException {
        part("name=image; filename=a.png", PNG, first);
        part("name=prompt", "Content-Type: text/plain; charset=ISO-8859-1", new byte[] {'c', 'a', 'f', (byte) 0xE9});

        assertThat(post().status()).isEqualTo(200);
        assertThat(receivedRequest().prompt()).isEqualTo("café");
    }

    @Test
    void readsEveryParameter() throws IOException {
        part("name=\"image\"; filename=\"a.png\"", PNG, first)
                .text("prompt", "p")
                .text("n", "1");
        text("quality", "max").text("size", "4x3").text("background", "opaque").text("input_fidelity", "high");
        text("moderation", "low").text("user", "me").text("stream", "false").text("partial_images", "0");
        text("output_format", "webp").text("output_compression", "40").text("response_format", "b64_json");

        assertThat(post().status()).isEqualTo(200);
        assertThat(receivedRequest().quality()).isEqualTo(Quality.MAX);
        assertThat(receivedRequest().size()).isEqualTo(ImageSize.exact(4, 3));
        assertThat(receivedRequest().background()).isEqualTo(Background.OPAQUE);
        assertThat(receivedRequest().output().format()).contains(ImageFormat.WEBP);
        assertThat(receivedRequest().output().quality()).hasValue(40);
    }

    @ParameterizedTest
    @CsvSource({"mask", "mask[]"})
    void inpaintsWithAMask(String name) throws IOException {
        part("name=\"" + name + "\"", BYTES, first).part("name=\"image\"; filename=\"a.png\"", PNG, first);

        RawClient.Received response = text("prompt", "p").post();

        // Without an imaging module core rejects inpainting, which shows that inpainting was requested.
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains("Inpainting").contains("\"code\":\"unsupported_value\"");
    }

    @Test
    void acceptsOnlyOneMask() throws IOException {
        part("name=\"mask\"", BYTES, first).part("name=\"mask\"", BYTES, first);
        part("name=\"image\"; filename=\"a.png\"", PNG, first);

        assertThat(text("prompt", "p").post().text()).contains("\"param\":\"mask\"");
    }

    @Test
    void streamsIfTheFormRequestsIt() throws IOException {
        part("name=\"image\"; filename=\"a.png\"", PNG, first)
                .text("prompt", "p")
                .text("stream", "true");
        text("partial_images", "1");

        RawClient.Received response = post();
        assertThat(response.header("content-type")).startsWith("text/event-stream");
        assertThat(response.text()).contains("event: image_edit.completed\ndata: {\"type\":\"image_edit.completed\"");
        assertThat(receivedRequest().partialImages()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    n                  | 11    | integer_above_max_value
                    n                  | two   | invalid_type
                    size               | big   | invalid_value
                    output_format      | gif   | invalid_value
                    output_compression | 101   | integer_above_max_value
                    color             | red   | unknown_parameter
                    frame_count        | 3     | unsupported_parameter
                    stream             | maybe | invalid_type
                    """)
    void rejectsAParameterByName(String name, String value, String code) throws IOException {
        part("name=\"image\"; filename=\"a.png\"", PNG, first)
                .text("prompt", "p")
                .text(name, value);

        RawClient.Received response = post();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains("\"param\":\"" + name + "\"", "\"code\":\"" + code + "\"");
        assertThat(provider.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "mask"})
    void rejectsHalfAnImageBeforeAProviderIsAsked(String name) throws IOException {
        part("name=\"image\"; filename=\"a.png\"", PNG, first)
                .part("name=\"" + name + "\"; filename=\"b.png\"", PNG, Arrays.copyOf(second, second.length / 2));

        RawClient.Received response = text("prompt", "p").post();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text())
                .contains("\"param\":\"" + name + "\"", "\"code\":\"invalid_image_file\"", "The image is incomplete");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void rejectsAPartThatIsNotAnImage() throws IOException {
        part("name=\"image\"; filename=\"a.png\"", PNG, "not an image".getBytes(StandardCharsets.UTF_8));

        RawClient.Received response = text("prompt", "p").post();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains("\"param\":\"image\"", "\"code\":\"invalid_image_file\"");
    }

    @Test
    void namesTheMissingParameter() throws IOException {
        assertThat(text("prompt", "p").post().text()).contains("\"param\":\"image\"", "missing_required_parameter");
        form.reset();
        assertThat(part("name=\"image\"; filename=\"a.png\"", PNG, first).post().text())
                .contains("\"param\":\"prompt\"", "missing_required_parameter");
    }

    @Test
    void rejectsADuplicateText() throws IOException {
        part("name=\"image\"; filename=\"a.png\"", PNG, first)
                .text("prompt", "p")
                .text("n", "1")
                .text("n", "2");

        assertThat(post().text()).contains("\"param\":\"n\"", "duplicate_parameter");
    }

    @Test
    void rejectsAFormWithoutItsBoundary() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.request("POST", "/v1/images/edits", "multipart/form-data", "x")
                            .read()
                            .text())
                    .contains("malformed_form");
            assertThat(client.request("POST", "/v1/images/edits", "multipart/form-data; boundary=b", "x")
                            .read()
                            .text())
                    .contains("malformed_form");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image, ''",
        "image, 'data:image/png;base64,'",
        "image[], ''",
        "images, 'data:image/png;base64,'",
        "image_url, 'data:image/png;base64,'"
    })
    void readsAnImageThatIsText(String name, String before) throws IOException {
        text("prompt", "p").text(name, before + Base64.getEncoder().encodeToString(first));

        assertThat(post().status()).isEqualTo(200);

        assertThat(seen).containsExactly(first);
    }

    @Test
    void readsAnImageThatIsAUrl() throws IOException {
        text("prompt", "p").text("image", "https://images.example/a.png");

        assertThat(post().status()).isEqualTo(200);

        assertThat(((EditRequest) receivedRequest()).images())
                .containsExactly(ImageSource.of(URI.create("https://images.example/a.png")));
    }

    @Test
    void namesTextThatIsNoImage() throws IOException {
        text("prompt", "p").text("image", "beach.png");

        assertThat(post().text()).contains("invalid_image_file", "\"param\":\"image\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/openai/v1/images/edits, false",
        "/openai/deployments/dep1/images/edits?api-version=2025-04-01-preview, true"
    })
    void acceptsTheFormsOfAzure(String path, boolean deployment) throws IOException {
        text("prompt", "p").part("name=\"image[]\"; filename=\"a.png\"", PNG, first);

        assertThat(post(path).status()).isEqualTo(200);

        assertThat(receivedRequest().model().map(ModelId::name))
                .isEqualTo(deployment ? Optional.of("dep1") : Optional.empty());
    }
}

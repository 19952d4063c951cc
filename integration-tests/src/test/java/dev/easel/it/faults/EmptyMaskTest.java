package dev.easel.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.imaging.Imaging;
import dev.easel.it.Served;
import dev.easel.server.route.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mask that marks nothing is refused in the caller's API; nothing is sent to the provider. */
class EmptyMaskTest {
    private static final int SIDE = 64;
    private static final byte[] PHOTO = png(0xFF808080, 0xFF808080);
    private static final byte[] BLACK = png(0xFF000000, 0xFF000000);
    private static final byte[] HALF = png(0xFF000000, 0xFFFFFFFF);

    private final ScriptedProvider provider = new ScriptedProvider();

    /** A request of each API; {@code MASK} stands for the mask in base64. */
    enum Api {
        JSON(
                "/v1/images/edits",
                "{\"prompt\":\"p\",\"images\":[{\"image_url\":\"data:image/png;base64,IMAGE\"}],"
                        + "\"mask\":{\"image_url\":\"data:image/png;base64,MASK\"}}",
                "\"param\":\"mask\""),
        STREAM(
                "/v1/images/edits",
                "{\"prompt\":\"p\",\"stream\":true,\"images\":[{\"image_url\":\"data:image/png;base64,IMAGE\"}],"
                        + "\"mask\":{\"image_url\":\"data:image/png;base64,MASK\"}}",
                "\"param\":\"mask\""),
        FORM("/v1/images/edits", "", "\"param\":\"mask\""),
        FILE(
                "/api/v1/openai/image/editing/inpaint",
                "{\"prompt\":\"p\",\"image_file\":\"IMAGE\",\"mask_file\":\"MASK\"}",
                "\"success\":false"),
        URL(
                "/api/v1/openai/image/editing/inpaint",
                "{\"prompt\":\"p\",\"image_file\":\"IMAGE\",\"mask_url\":\"http://files.example.org/mask.png\"}",
                "\"success\":false");

        private final String path;
        private final String body;
        private final String error;

        Api(String path, String body, String error) {
            this.path = path;
            this.body = body;
            this.error = error;
        }
    }

    private HttpResponse<String> post(Api api, byte[] mask) throws IOException, InterruptedException {
        List<Route> routes = Stream.of(OpenAiRoutes.all(), MultipartRoutes.all(), VisionStudioRoutes.all())
                .<Route>flatMap(List::stream)
                .toList();
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PHOTO)))
                .build());
        try (Served served = Served.of(
                EaselBuilder.create()
                        .provider(provider.provider())
                        .processor(Imaging.processor())
                        .fetcher((url, context) -> ImageData.of(mask))
                        .build(),
                routes)) {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(served.at(api.path)))
                                    .header("X-API-Key", served.key().value())
                                    .header(
                                            "Content-Type",
                                            api == Api.FORM ? "multipart/form-data; boundary=x" : "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(api, mask)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] body(Api api, byte[] mask) throws IOException {
        if (api != Api.FORM) {
            Base64.Encoder base64 = Base64.getEncoder();
            return api.body
                    .replace("IMAGE", base64.encodeToString(PHOTO))
                    .replace("MASK", base64.encodeToString(mask))
                    .getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                "--x\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\np".getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("image", "mask")) {
            form.writeBytes(
                    ("\r\n--x\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"a.png\"\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(name.equals("mask") ? mask : PHOTO);
        }
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static byte[] png(int left, int right) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, x < SIDE / 2 ? left : right);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedBeforeAnythingIsSent(Api api) throws IOException, InterruptedException {
        HttpResponse<String> response = post(api, BLACK);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(api.error, "Invalid 'mask': it marks nothing");
        assertThat(response.headers().firstValue("Easel-Billing")).contains("not-billed");
        assertThat(provider.received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isNoMaskThatMarksSomething(Api api) throws IOException, InterruptedException {
        assertThat(post(api, HALF).statusCode()).isEqualTo(200);
        assertThat(provider.received()).hasSize(1);
    }
}

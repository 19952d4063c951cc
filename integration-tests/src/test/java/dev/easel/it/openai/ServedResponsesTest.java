package dev.easel.it.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.core.testing.TestImages;
import dev.easel.http.json.Json;
import dev.easel.it.Served;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Responses API in front of the offline provider. */
class ServedResponsesTest {
    private static final int SIDE = 64;

    private final byte[] photo = TestImages.photo(SIDE, SIDE).bytes();
    private final Served served = Served.offline(OpenAiRoutes.all());

    @AfterEach
    void stop() {
        served.close();
    }

    private String create(String members) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(served.at("/v1/responses")))
                .header("Authorization", "Bearer sk-test")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"gpt-5\"," + members + "}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static String base64(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }

    private String message(String text) {
        return "\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"" + text
                + "\"},{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64," + base64(photo) + "\"}]}]";
    }

    private static BufferedImage decoded(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }

    private static byte[] image(Json response) throws IOException {
        return Base64.getDecoder()
                .decode(response.get("output").items().get(0).text("result").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/png;base64,", ""})
    void changesOnlyWhatAMaskShows(String prefix) throws Exception {
        byte[] mask = TestImages.png(SIDE, SIDE, (x, y) -> x < SIDE / 2 ? 0 : 0xFF000000);

        Json response = Json.parse(create(message("a red sun")
                + ",\"tools\":[{\"type\":\"image_generation\",\"input_image_mask\":{\"image_url\":\"" + prefix
                + base64(mask) + "\"}}]"));

        BufferedImage before = decoded(photo);
        BufferedImage after = decoded(image(response));
        int changed = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean same = before.getRGB(x, y) == after.getRGB(x, y);
                changed += same ? 0 : 1;
                assertThat(same || x < SIDE / 2).as(x + "," + y).isTrue();
            }
        }
        assertThat(changed).isGreaterThan(SIDE);
    }

    @Test
    void editsTheImageOfTheResponseBefore() throws Exception {
        Json first = Json.parse(
                create("\"input\":\"a tree\",\"tools\":[{\"type\":\"image_generation\",\"size\":\"96x64\"}]"));

        Json second = Json.parse(create("\"input\":\"at night\",\"previous_response_id\":\""
                + first.text("id").orElseThrow() + "\",\"tools\":[{\"type\":\"image_generation\"}]"));

        BufferedImage edited = decoded(image(second));
        assertThat(edited.getWidth() * 64).isEqualTo(edited.getHeight() * 96);
        assertThat(image(second)).isNotEqualTo(image(first));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void streamsAsManyPartialImagesAsRequested(int count) throws Exception {
        String text = create(message("at night") + ",\"stream\":true,\"tools\":[{\"type\":\"image_generation\","
                + "\"partial_images\":" + count + "}]");

        List<Json> events = new ArrayList<>();
        for (String line : text.lines().filter(l -> l.startsWith("data: ")).toList()) {
            events.add(Json.parse(line.substring("data: ".length())));
        }
        List<Json> partial = events.stream()
                .filter(event -> event.text("type").orElse("").endsWith(".partial_image"))
                .toList();
        assertThat(partial).hasSize(count);
        for (Json event : partial) {
            BufferedImage image = decoded(
                    Base64.getDecoder().decode(event.text("partial_image_b64").orElseThrow()));
            assertThat(event.text("size")).contains(image.getWidth() + "x" + image.getHeight());
        }
        Json last = events.get(events.size() - 1);
        assertThat(last.text("type")).contains("response.completed");
        assertThat(last.get("response").get("usage").number("output_tokens").orElse(0))
                .isPositive();
    }
}

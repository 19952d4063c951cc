package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.masks.Masks;
import dev.easel.offline.OfflineProvider;
import dev.easel.server.EaselServer;
import dev.easel.studio.StudioRoutes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The studio's calls with pixels: what is outside stays, and the page is told so. */
class StudioCallsTest {
    private static final String BOUNDARY = "----page";
    private static final Pattern FILE =
            Pattern.compile("event: image\ndata: \\{\"index\":0,\"file\":\"(files/[^\"]+)\"");

    private final Easel easel = EaselBuilder.create()
            .provider(OfflineProvider.create())
            .processor(Imaging.processor())
            .build();
    private final ByteArrayOutputStream form = new ByteArrayOutputStream();
    private EaselServer server = EaselServer.builder(easel)
            .routes(OpenAiRoutes.all())
            .routes(StudioRoutes.of(Imaging.processor()))
            .provider("first", easel, List.of())
            .provider("offline", easel, List.of("pen"))
            .start();

    @BeforeEach
    void prompt() {
        text("prompt", "a red boat");
    }

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private void text(String name, String value) {
        part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    private void part(String disposition, byte[] content) {
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private void file(String name, byte[] content) {
        part("name=\"" + name + "\"; filename=\"" + name + ".png\"", content);
    }

    private RawClient.Received post(String... headers) throws IOException {
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        try (RawClient client = new RawClient(server.port())) {
            client.lines(
                    "POST /studio/calls HTTP/1.1",
                    "Host: 127.0.0.1:" + server.port(),
                    "Easel-Studio: 1",
                    "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                    "Content-Length: " + form.size());
            return client.lines(headers).lines("").send(form.toByteArray()).read();
        }
    }

    @Test
    void changeNothingOutsideTheMask() throws IOException {
        Mask mask = TestImages.mask(64, 48, 10, 10, 40, 30);
        text("verb", "inpaint");
        file("image", TestImages.photo(64, 48).bytes());
        file("mask", mask.image().load().bytes());

        String events = post("Origin: http://127.0.0.1:" + server.port()).text();

        assertThat(events)
                .contains("\"width\":64,\"height\":48")
                .containsPattern("\"drift\":[0-9.E-]+,\"remainingDrift\":[0-9.E-]+,\"changed\":[1-9]\\d*,"
                        + "\"changedOutside\":0,\"map\":\"files/[0-9a-f]{32}\\.png\"")
                .contains("\"billing\":\"not-billed\"");
        Matcher file = FILE.matcher(events);
        assertThat(file.find()).isTrue();
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/" + file.group(1)).read().header("content-type"))
                    .isEqualTo("image/png");
        }
    }

    @Test
    void keepTheImageWithinItsNewBorder() throws IOException {
        text("verb", "expand");
        text("left", "12");
        text("bottom", "5");
        file("image", TestImages.photo(64, 48).bytes());

        assertThat(post().text()).contains("\"width\":76,\"height\":53", "\"changed\":0,\"changedOutside\":0");
    }

    @Test
    void repaintWhatIsWhiteInAMaskWithoutTransparency() throws IOException {
        text("verb", "inpaint");
        file("image", TestImages.photo(64, 48).bytes());
        Mask white = Masks.over(new Size(64, 48)).rectangle(10, 10, 30, 20).build();
        file("mask", white.image().load().bytes());

        assertThat(post().text()).containsPattern("\"changed\":[1-9]\\d*,\"changedOutside\":0,");
    }

    @Test
    void failForAMaskThatMarksNothing() throws IOException {
        text("verb", "inpaint");
        file("image", TestImages.photo(64, 48).bytes());
        file("mask", TestImages.mask(64, 48, 0, 0, 0, 0).image().load().bytes());

        assertThat(post().text())
                .contains("event: failed\ndata: {\"reason\":\"invalid\",")
                .contains("\"param\":\"mask\"", "it marks nothing");
    }

    @Test
    void areNotTheOnlyWayToAProviderByName() throws IOException {
        String body = "{\"prompt\":\"a red boat\",\"model\":\"offline/painter\",\"size\":\"64x64\"}";
        try (RawClient client = new RawClient(server.port())) {
            RawClient.Received response = client.request("POST", "/v1/images/generations", "application/json", body)
                    .read();
            assertThat(response.status()).as(response.text()).isEqualTo(200);
            assertThat(client.get("/v1/models").read().text())
                    .contains("\"id\":\"offline/painter\"", "\"id\":\"offline/pen\"")
                    .doesNotContain("first/");
            assertThat(client.get("/v1/models/offline/pen").read().text()).startsWith("{\"id\":\"offline/pen\"");
        }
    }
}

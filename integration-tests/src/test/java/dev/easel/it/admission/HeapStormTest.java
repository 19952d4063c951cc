package dev.easel.it.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many edits at once of images that do not all fit into the heap: some wait, some are told to come later, none fails. */
class HeapStormTest {
    private static final String BOUNDARY = "storm-boundary";

    @TempDir
    Path folder;

    private Path spool;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What became of one request; the body only of an error. */
    private record Outcome(int status, boolean saysWhen, String error) {}

    @BeforeEach
    void makeFolder() throws IOException {
        spool = Files.createDirectory(folder.resolve("spool"));
    }

    @Test
    void servesOrDefersEveryEditOfAFewLargeImages() throws Exception {
        storm(8, 700, 600, "-Xmx64m");
    }

    @Test
    @Tag("slow")
    void servesOrDefersEveryEditOf64ImagesOf8Megabytes() throws Exception {
        storm(64, 1_650, 1_650, "-Xmx256m");
    }

    private void storm(int edits, int width, int height, String heap) throws Exception {
        Path image = noise(width, height);
        try (ServeProcess server = ServeProcess.start(spool, heap)) {
            HttpRequest edit = HttpRequest.newBuilder(server.at("/v1/images/edits"))
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(form(image))
                    .build();
            List<CompletableFuture<Outcome>> sent = new ArrayList<>();
            for (int i = 0; i < edits; i++) {
                sent.add(client.sendAsync(edit, HeapStormTest::outcome).thenApply(HttpResponse::body));
            }
            List<Outcome> outcomes = sent.stream().map(CompletableFuture::join).toList();

            assertThat(outcomes)
                    .allMatch(outcome -> outcome.status == 200
                            || (outcome.status == 503 || outcome.status == 429) && outcome.saysWhen)
                    .anyMatch(outcome -> outcome.status == 200);
            assertThat(client.send(edit, HeapStormTest::outcome).statusCode()).isEqualTo(200);
            assertThat(server.errors()).isEmpty();
        }
        assertThat(Files.list(spool).filter(file -> !file.endsWith("stderr"))).isEmpty();
    }

    private static HttpResponse.BodySubscriber<Outcome> outcome(HttpResponse.ResponseInfo response) {
        int status = response.statusCode();
        boolean saysWhen = response.headers().firstValue("Retry-After").isPresent();
        return status == 200
                ? BodySubscribers.replacing(new Outcome(status, saysWhen, ""))
                : BodySubscribers.mapping(
                        BodySubscribers.ofString(UTF_8), error -> new Outcome(status, saysWhen, error));
    }

    private static BodyPublisher form(Path image) throws IOException {
        String prompt = part("prompt", "") + "night\r\n";
        String file = part("image", "; filename=\"image.png\"\r\nContent-Type: image/png");
        return BodyPublishers.concat(
                BodyPublishers.ofString(prompt + file),
                BodyPublishers.ofFile(image),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static String part(String name, String more) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }

    private Path noise(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Random random = new Random(width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt() & 0xFFFFFF;
        }
        Path file = folder.resolve("noise.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}

package dev.easel.it.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.it.Served;
import dev.easel.offline.OfflineProvider;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images requested over the wire equal those requested directly, byte for byte, for lossless formats. */
@Tag("openai")
@Tag("multipart")
class SameImageTest {
    private static final ImageData PHOTO = TestImages.photo(1024, 1024);
    private static final ImageData OTHER = TestImages.photo(40, 30);
    private static final Mask SMALL_MASK = TestImages.mask(1024, 1024, 500, 500, 548, 536);

    private final Served served = Served.offline(OpenAiStyle.routes());
    private final Easel direct = Served.easel(OfflineProvider.create());

    @AfterEach
    void stop() {
        direct.close();
        served.close();
    }

    private static Stream<ImageRequest> edits() {
        return Stream.of(
                EditRequest.builder(PHOTO, "warmer 暖")
                        .size(1024, 1024)
                        .output(Output.png())
                        .build(),
                EditRequest.builder(List.of(PHOTO, OTHER), "both")
                        .size(1536, 1024)
                        .count(2)
                        .output(Output.png())
                        .build());
    }

    /** Inpaint requests as the use case prepares them: in the size and mask convention that the provider receives. */
    private static Stream<InpaintRequest> inpaintings() {
        return Stream.of(
                InpaintRequest.builder(PHOTO, SMALL_MASK, "a \"sofa\"")
                        .size(1024, 1024)
                        .output(Output.png())
                        .build(),
                InpaintRequest.builder(PHOTO, SMALL_MASK, "like this")
                        .references(List.of(OTHER))
                        .size(1024, 1024)
                        .output(Output.png())
                        .build());
    }

    @Test
    void generates() {
        assertSame(
                GenerateRequest.builder("a flower\n花 \"\\")
                        .size(1024, 1536)
                        .count(2)
                        .output(Output.png())
                        .build(),
                OpenAiStyle::json);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void editsInJson(ImageRequest request) {
        assertSame(request, OpenAiStyle::json);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void editsWithMultipartForms(ImageRequest request) {
        assertSame(request, OpenAiStyle::form);
    }

    @ParameterizedTest
    @MethodSource("inpaintings")
    void inpaintsInJson(InpaintRequest request) {
        assertSame(request, inpaint(OpenAiStyle.json(served), request));
    }

    @ParameterizedTest
    @MethodSource("inpaintings")
    void inpaintsWithMultipartForms(InpaintRequest request) {
        assertSame(request, inpaint(OpenAiStyle.form(served), request));
    }

    private static ImageResult inpaint(ImageProvider client, InpaintRequest request) {
        return client.inpainter().orElseThrow().inpaint(request, new RecordingContext());
    }

    private void assertSame(ImageRequest request, Function<Served, ImageProvider> client) {
        try (Easel remote = Served.easel(client.apply(served))) {
            assertSame(request, remote.call(request).execute());
        }
    }

    private void assertSame(ImageRequest request, ImageResult received) {
        assertThat(digests(received)).isEqualTo(digests(direct.call(request).execute()));
    }

    private static List<String> digests(ImageResult result) {
        return result.images().stream().map(image -> image.data().sha256()).toList();
    }

    @Test
    void keepsPixelsOutsideTheMaskOverTheWire() throws IOException {
        try (Easel remote = Served.easel(OpenAiStyle.form(served))) {
            BufferedImage before = pixels(PHOTO);
            BufferedImage after = pixels(remote.inpaint(InpaintRequest.of(PHOTO, SMALL_MASK, "a sofa"))
                    .execute()
                    .first()
                    .data());
            int changed = 0;
            for (int y = 0; y < 1024; y++) {
                for (int x = 0; x < 1024; x++) {
                    boolean inside = x >= 500 && x < 548 && y >= 500 && y < 536;
                    boolean same = before.getRGB(x, y) == after.getRGB(x, y);
                    if (!inside && !same) {
                        fail("Pixel %d,%d outside the mask was changed.", x, y);
                    }
                    changed += same ? 0 : 1;
                }
            }
            assertThat(changed).isPositive();
        }
    }

    private static BufferedImage pixels(ImageData image) throws IOException {
        try (InputStream in = image.open()) {
            return ImageIO.read(in);
        }
    }

    @Test
    void expandsAndKeepsTheOriginalUnchanged() {
        ImageData small = TestImages.photo(400, 300);
        ImageProvider echo = ImageProvider.named("echo")
                .inpainter((request, context) -> ImageResult.builder("echo")
                        .image(GeneratedImage.received((ImageData) request.image()))
                        .build())
                .build();
        try (Served expanding = Served.of(echo, OpenAiStyle.routes());
                Easel remote = Served.easel(OpenAiStyle.form(expanding))) {
            ImageResult result = remote.expand(ExpandRequest.of(small, Border.fraction(0.2), "more"))
                    .execute();
            assertThat(result.first().size()).hasToString("560x420");
            assertThat(result.drift()).isPresent();
        }
    }

    @Test
    void passesPartialImagesOn() {
        List<ProgressEvent.PartialImage> partial = new CopyOnWriteArrayList<>();
        try (Easel remote = Served.easel(OpenAiStyle.json(served))) {
            remote.generate(GenerateRequest.builder("p").partialImages(2).build())
                    .onProgress(event -> {
                        if (event instanceof ProgressEvent.PartialImage image) {
                            partial.add(image);
                        }
                    })
                    .execute();
        }
        assertThat(partial).extracting(ProgressEvent.PartialImage::index).containsExactly(0, 1);
    }
}

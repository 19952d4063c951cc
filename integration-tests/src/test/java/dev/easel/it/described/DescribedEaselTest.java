package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.easel.adapters.described.ProviderDescription;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * All verbs of every description as a user has them: pixels outside a mask and of the original stay bit for bit. What is
 * inside a mask is not harmonized here, which takes longer than all else.
 */
class DescribedEaselTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 80;

    private static final HttpKit KIT = ApacheHttp.open();

    @AfterAll
    static void close() {
        KIT.close();
    }

    @TestFactory
    Stream<DynamicNode> everyDescriptionKeepsPixels() {
        return ProviderDescription.provided().stream()
                .map(ProviderDescription::name)
                .filter(name -> !DescribedWireTest.URLS_ONLY.contains(name))
                .map(name -> dynamicContainer(
                        name,
                        List.of(
                                dynamicTest("generate", () -> generates(name)),
                                dynamicTest("edit", () -> edits(name)),
                                dynamicTest("inpaint", () -> inpaints(name)),
                                dynamicTest("expand", () -> expands(name)))));
    }

    private static Easel easel(PlayedProvider played) {
        return EaselBuilder.create()
                .provider(played.provider(KIT))
                .timer(new ImpatientTimer())
                .build();
    }

    private static void generates(String name) {
        try (PlayedProvider played = PlayedProvider.named(name);
                Easel easel = easel(played)) {
            ImageResult result = easel.generate(GenerateRequest.builder("a red bicycle")
                            .size(96, 64)
                            .model(played.model(Verb.GENERATE))
                            .build())
                    .execute();
            assertThat(result.first().size()).isEqualTo(new Size(96, 64));
            assertThat(result.provider()).isEqualTo(name);
            played.last().cost().ifPresent(cost -> assertThat(result.cost()).contains(Cost.reported(cost)));
            assertThat(played.paid()).hasSize(1);
        }
    }

    private static void edits(String name) {
        try (PlayedProvider played = PlayedProvider.named(name);
                Easel easel = easel(played)) {
            ImageResult result = easel.edit(EditRequest.builder(TestImages.photo(WIDTH, HEIGHT), "as a watercolor")
                            .model(played.model(Verb.EDIT))
                            .build())
                    .execute();
            assertThat(result.images()).hasSize(1);
            assertThat(played.paid()).hasSize(1);
        }
    }

    private static void inpaints(String name) {
        ImageData photo = TestImages.photo(WIDTH, HEIGHT);
        try (PlayedProvider played = PlayedProvider.named(name);
                Easel easel = easel(played)) {
            ImageResult result = easel.inpaint(
                            InpaintRequest.builder(photo, TestImages.mask(WIDTH, HEIGHT, 30, 20, 60, 50), "a red ball")
                                    .model(played.model(Verb.INPAINT))
                                    .harmonize(false)
                                    .build())
                    .execute();
            int[] before = argb(photo);
            int[] after = argb(result.first().data());
            int changed = 0;
            for (int i = 0; i < before.length; i++) {
                int x = i % WIDTH;
                int y = i / WIDTH;
                if (x < 30 || x >= 60 || y < 20 || y >= 50) {
                    assertThat(after[i]).as("%s, pixel %d,%d", name, x, y).isEqualTo(before[i]);
                } else if (after[i] != before[i]) {
                    changed++;
                }
            }
            assertThat(changed).isGreaterThan(700);
            assertThat(played.paid()).hasSize(1);
        }
    }

    private static void expands(String name) {
        ImageData photo = TestImages.photo(WIDTH, HEIGHT);
        try (PlayedProvider played = PlayedProvider.named(name);
                Easel easel = easel(played)) {
            ImageResult result = easel.expand(ExpandRequest.builder(photo, Border.fraction(0.25), "more of the same")
                            .model(played.model(Verb.INPAINT))
                            .harmonize(false)
                            .build())
                    .execute();
            assertThat(result.first().size()).isEqualTo(new Size(180, 120));
            BufferedImage expanded = decoded(result.first().data());
            assertThat(expanded.getRGB(30, 20, WIDTH, HEIGHT, null, 0, WIDTH)).isEqualTo(argb(photo));
            assertThat(played.paid()).hasSize(1);
        }
    }

    private static int[] argb(ImageData image) {
        BufferedImage pixels = decoded(image);
        return pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
    }

    private static BufferedImage decoded(ImageData image) {
        try {
            return ImageIO.read(new ByteArrayInputStream(image.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aProviderThatTakesUrlsOnlyRefusesLocalImagesByName() {
        try (PlayedProvider played = PlayedProvider.named("evolink");
                Easel easel = easel(played)) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> easel.edit(EditRequest.of(TestImages.photo(64, 48), "a red door"))
                            .execute())
                    .withMessageContaining("input image 1")
                    .withMessageContaining("URL")
                    .satisfies(e -> assertThat(e.provider()).contains("evolink"));
            assertThat(played.paid()).isEmpty();

            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> easel.inpaint(InpaintRequest.of(
                                    TestImages.photo(64, 48), TestImages.mask(64, 48, 1, 1, 30, 30), "a red door"))
                            .execute())
                    .withMessageContaining("as returned");
            assertThat(played.paid()).isEmpty();

            ImageResult result = easel.edit(
                            EditRequest.of(ImageSource.of(URI.create("https://example.com/door.png")), "a red door"))
                    .execute();
            assertThat(result.images()).hasSize(1);
            assertThat(played.paid())
                    .singleElement()
                    .satisfies(call ->
                            assertThat(call.text()).contains("\"image_urls\":[\"https://example.com/door.png\"]"));
        }
    }
}

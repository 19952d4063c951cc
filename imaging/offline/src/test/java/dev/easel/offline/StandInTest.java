package dev.easel.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It says what it knows of a prompt, and does not repeat itself. */
class StandInTest {
    private final OfflinePainter painter = new OfflinePainter(ParallelRows.caller());
    private final ImageDecoder reader = new ImageDecoder();
    private final RecordingContext context = new RecordingContext();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a cat",
                "a red car",
                "a calm sea",
                "mountains at night",
                "a city",
                "a portrait of a man",
                "an idea",
                "a vase",
                "a forest in the fog",
                "a galaxy"
            })
    void threeImagesOfOnePromptDifferVisibly(String prompt) {
        List<GeneratedImage> images =
                painter.generate(request(prompt).count(3).build(), context).images();

        for (int i = 0; i < 3; i++) {
            assertThat(difference(images.get(i), images.get((i + 1) % 3))).isGreaterThan(6);
        }
    }

    @Test
    void imagesOfSeveralCallsDiffer() {
        try (Easel easel =
                EaselBuilder.create().provider(OfflineProvider.create()).build()) {
            List<GeneratedImage> images = easel.generate(GenerateRequest.builder("a cat")
                            .size(48, 36)
                            .count(12)
                            .maxCalls(2)
                            .build())
                    .execute()
                    .images();

            assertThat(images)
                    .extracting(image -> image.data().sha256())
                    .hasSize(12)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void tellsThatItStandsInAndWhichWordsItKnows() {
        ImageData image = plain(40, 30, 0xFF406080);
        Mask mask = TestImages.mask(40, 30, 10, 10, 30, 20);

        assertThat(painter.generate(request("a cat and a dragon").build(), context)
                        .notes())
                .containsExactly(Note.emulated("offline stand-in: knew cat; not dragon"));
        assertThat(painter.edit(EditRequest.of(image, "a cat at night"), context)
                        .notes())
                .containsExactly(Note.emulated("offline stand-in: knew night; not cat"));
        assertThat(painter.edit(EditRequest.of(image, "add a red cat"), context).notes())
                .containsExactly(Note.emulated("offline stand-in: knew add, red, cat"));
        assertThat(painter.inpaint(InpaintRequest.of(image, mask, "a unicorn"), context)
                        .notes())
                .containsExactly(Note.emulated("offline stand-in: knew no word; not unicorn"));
    }

    @Test
    void makesATransparentBackgroundOnlyWhenItGenerates() {
        EditRequest edit = EditRequest.builder(plain(40, 30, 0xFF406080), "night")
                .background(Background.TRANSPARENT)
                .build();

        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> painter.edit(edit, context))
                .withMessageContaining("transparent background");
        try (Easel easel =
                EaselBuilder.create().provider(OfflineProvider.create()).build()) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> easel.edit(edit).execute())
                    .withMessageContaining("transparent background");
        }
    }

    @Test
    void paintsAPlainWallFlat() {
        Mask mask = TestImages.mask(120, 90, 30, 20, 90, 70);

        Pixels wall = pixels(
                painter.inpaint(InpaintRequest.of(TestImages.photo(120, 90), mask, "a plain gray wall"), context));

        int middle = wall.get(60, 45);
        for (int y = 22; y < 68; y++) {
            for (int x = 32; x < 88; x++) {
                assertThat(Math.abs((wall.get(x, y) & 0xFF) - (middle & 0xFF))).isLessThan(12);
                assertThat(Math.abs((wall.get(x, y) >> 16 & 0xFF) - (wall.get(x, y) & 0xFF)))
                        .isLessThan(12);
            }
        }
    }

    /** Returns the mean difference of two images, in levels. */
    private double difference(GeneratedImage one, GeneratedImage other) {
        int[] a = reader.read(one.data()).argb();
        int[] b = reader.read(other.data()).argb();
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((a[i] >> shift & 0xFF) - (b[i] >> shift & 0xFF));
            }
        }
        return sum / (3.0 * a.length);
    }

    private Pixels pixels(ImageResult result) {
        return reader.read(result.first().data());
    }

    private static GenerateRequest.Builder request(String prompt) {
        return GenerateRequest.builder(prompt).size(120, 90);
    }

    private static ImageData plain(int width, int height, int argb) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, argb);
        return new ImageEncoder().png(Pixels.of(width, height, pixels));
    }
}

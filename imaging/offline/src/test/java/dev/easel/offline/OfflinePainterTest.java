package dev.easel.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflinePainterTest {
    private final OfflinePainter painter = new OfflinePainter(ParallelRows.caller());
    private final ImageDecoder reader = new ImageDecoder();
    private final ImageEncoder writer = new ImageEncoder();
    private final RecordingContext context = new RecordingContext();

    @Test
    void paintsDifferentImagesForEachIndexAndPrompt() {
        List<GeneratedImage> images = painter.generate(
                        request("a calm sea").count(3).build(), context)
                .images();

        assertThat(images).extracting(image -> image.data().sha256()).doesNotHaveDuplicates();
        assertThat(sha(request("a calm sea"))).isEqualTo(images.get(0).data().sha256());
        assertThat(sha(request("a stormy sea")))
                .isNotEqualTo(images.get(0).data().sha256());
    }

    @Test
    void paints1024PixelsEachWayByDefault() {
        assertThat(painter.generate(GenerateRequest.of("an idea"), context)
                        .first()
                        .size())
                .isEqualTo(new Size(1024, 1024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a cat",
                "a dog",
                "a fox",
                "a bird",
                "a butterfly",
                "a goldfish",
                "a portrait",
                "a robot",
                "a watch",
                "a cup of tea",
                "a vase",
                "apples",
                "a ball",
                "a red car",
                "a bicycle",
                "a balloon",
                "a rocket",
                "a boat",
                "a lighthouse",
                "a cottage",
                "a flower",
                "a mountain lake",
                "something else"
            })
    void paintsSubjectsOnATransparentBackground(String prompt) {
        Pixels image = pixels(painter.generate(
                request(prompt).background(Background.TRANSPARENT).build(), context));

        int clear = 0;
        int solid = 0;
        for (int pixel : image.argb()) {
            clear += pixel >>> 24 == 0 ? 1 : 0;
            solid += pixel >>> 24 == 255 ? 1 : 0;
        }
        assertThat(image.get(0, 0)).isZero();
        assertThat(clear).isGreaterThan(image.argb().length / 10);
        assertThat(solid).isGreaterThan(image.argb().length / 40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mountains at sunset",
                "a foggy forest",
                "a city at night",
                "dunes",
                "a beach",
                "snow in the woods",
                "rain",
                "the northern lights",
                "a rainbow over a meadow",
                "stars and planets",
                "a magical forest",
                "an abstraction",
                "a coffee shop",
                "a headshot",
                "a neon city",
                "autumn trees",
                "geese, whatever they are"
            })
    void paintsWholeImagesOpaqueAndNotFlat(String prompt) {
        Pixels image = pixels(painter.generate(request(prompt).build(), context));

        assertThat(image.opaque()).isTrue();
        assertThat(Arrays.stream(image.argb()).distinct().count()).isGreaterThan(500);
    }

    @Test
    void reportsProgress() {
        painter.generate(
                request("a mountain lake").size(ImageSize.exact(96, 64)).build(), context);

        assertThat(percents()).hasSizeBetween(4, 21).isSorted().startsWith(0.0).endsWith(100.0);
    }

    @Test
    void reportsTheProgressOfAllImagesOfARequest() {
        ImageSource photo = TestImages.photo(96, 400);
        painter.edit(EditRequest.builder(photo, "in watercolor").count(3).build(), context);

        assertThat(percents())
                .hasSizeBetween(8, 101)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0.0)
                .endsWith(100.0);
    }

    @Test
    void reportsTheProgressOfReadingFillingAndWriting() {
        ImageData photo = TestImages.photo(300, 400);
        int[] hole = new int[300 * 400];
        Arrays.fill(hole, 100 * 300, 200 * 300, 0xFFFFFFFF);
        Mask mask = new Mask(writer.png(Pixels.of(300, 400, hole)), MaskConvention.WHITE);
        painter.inpaint(InpaintRequest.builder(photo, mask, "a boat").build(), context);

        List<Double> percents = percents();
        assertThat(percents).isSorted().startsWith(0.0).endsWith(100.0);
        for (int i = 1; i < percents.size(); i++) {
            assertThat(percents.get(i) - percents.get(i - 1)).isLessThan(45);
        }
        assertThat(context.events()).hasSameSizeAs(percents);
    }

    private List<Double> percents() {
        return context.events().stream()
                .map(ProgressEvent.ProviderProgress.class::cast)
                .map(event -> event.percent().orElseThrow())
                .toList();
    }

    @Test
    void stopsInTheMiddleOfAnImage() {
        List<ProgressEvent> seen = new ArrayList<>();
        try (Easel easel =
                EaselBuilder.create().provider(OfflineProvider.create()).build()) {
            ImageCall call = easel.generate(request("a mountain lake").count(5).build());
            call.onProgress(event -> {
                seen.add(event);
                call.cancel();
            });

            assertThatExceptionOfType(CallCancelledException.class).isThrownBy(call::execute);
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void flattensJpegOntoTheMatte() {
        GeneratedImage image = painter.generate(
                        request("a cat")
                                .background(Background.TRANSPARENT)
                                .output(Output.jpeg(90))
                                .build(),
                        context)
                .first();

        assertThat(reader.read(image.data()).get(1, 1) & 0xFF).isGreaterThan(250);
    }

    @Test
    void combinesSeveralImages() {
        Pixels both = pixels(painter.edit(
                EditRequest.builder(List.of(plain(80, 40, 0xFFD02020), plain(30, 30, 0xFF2020D0)), "vivid")
                        .build(),
                context));

        assertThat(new Size(both.width(), both.height())).isEqualTo(new Size(80, 40));
        assertThat(both.get(20, 20) >> 16 & 0xFF).isGreaterThan(both.get(20, 20) & 0xFF);
        assertThat(both.get(60, 20) & 0xFF).isGreaterThan(both.get(60, 20) >> 16 & 0xFF);
    }

    @Test
    void addsAnObjectInTheMiddleAndLeavesTheRest() {
        Pixels changed = pixels(
                painter.edit(EditRequest.of(plain(120, 90, 0xFF406080), "Add a red ball in the centre"), context));

        assertThat(changed.get(0, 0)).isEqualTo(0xFF406080);
        assertThat(changed.get(119, 89)).isEqualTo(0xFF406080);
        assertThat(changed.get(60, 45)).isNotEqualTo(0xFF406080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a bed of flowers", "a robot", "a city at night", "make it nice", "remove it"})
    void repaintsOnlyTheMaskedRegion(String prompt) {
        ImageData image = TestImages.photo(120, 90);
        Mask mask = TestImages.mask(120, 90, 40, 20, 100, 70);

        Pixels painted = pixels(painter.inpaint(InpaintRequest.of(image, mask, prompt), context));

        Pixels before = reader.read(image);
        int changed = 0;
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 120; x++) {
                if (x >= 40 && x < 100 && y >= 20 && y < 70) {
                    changed += painted.get(x, y) != before.get(x, y) ? 1 : 0;
                } else {
                    assertThat(painted.get(x, y)).isEqualTo(before.get(x, y));
                }
            }
        }
        assertThat(changed).isGreaterThan(600);
    }

    @Test
    void continuesAnImageIntoItsNewBorder() {
        int[] canvas = new int[100 * 80];
        int[] border = new int[100 * 80];
        for (int i = 0; i < canvas.length; i++) {
            boolean inside = i % 100 >= 20 && i % 100 < 80 && i / 100 >= 15 && i / 100 < 65;
            canvas[i] = inside ? (i / 100 < 40 ? 0xFF80B0F0 : 0xFF308030) : 0xFFFF00FF;
            border[i] = inside ? 0xFF000000 : 0;
        }
        Mask mask = new Mask(writer.png(Pixels.of(100, 80, border)), MaskConvention.TRANSPARENT);

        Pixels expanded = pixels(
                painter.inpaint(InpaintRequest.of(writer.png(Pixels.of(100, 80, canvas)), mask, "the land"), context));

        assertThat(expanded.get(5, 5)).isEqualTo(0xFF80B0F0);
        assertThat(expanded.get(5, 75)).isEqualTo(0xFF308030);
        assertThat(expanded.get(95, 30)).isEqualTo(0xFF80B0F0);
    }

    @Test
    void alsoPaintsThePromptAroundAKeptRectangle() {
        ImageData image = TestImages.photo(160, 120);
        Mask around = around(160, 120, 40, 30, 120, 90);

        Pixels further = pixels(painter.inpaint(InpaintRequest.of(image, around, "the image continues"), context));
        Pixels robot = pixels(painter.inpaint(InpaintRequest.of(image, around, "a robot"), context));
        Pixels lake = pixels(painter.inpaint(InpaintRequest.of(image, around, "a lake"), context));

        Pixels before = reader.read(image);
        for (int y = 30; y < 90; y++) {
            for (int x = 40; x < 120; x++) {
                assertThat(robot.get(x, y)).isEqualTo(before.get(x, y));
                assertThat(lake.get(x, y)).isEqualTo(before.get(x, y));
            }
        }
        assertThat(different(robot, further)).isGreaterThan(150);
        assertThat(different(lake, further)).isGreaterThan(5000);
    }

    @Test
    void tintsTheMaskedRegionInTheNamedColor() {
        Mask mask = TestImages.mask(120, 90, 30, 20, 90, 70);

        Pixels red = pixels(
                painter.inpaint(InpaintRequest.of(plain(120, 90, 0xFF808080), mask, "a red something"), context));

        int middle = red.get(60, 45);
        assertThat((middle >> 16 & 0xFF) - (middle & 0xFF)).isGreaterThan(80);
        assertThat(red.get(20, 45)).isEqualTo(0xFF808080);
    }

    @Test
    void paintsASofaOfTheNamedColor() {
        Mask mask = TestImages.mask(120, 90, 20, 10, 100, 80);

        Pixels sofa = pixels(
                painter.inpaint(InpaintRequest.of(plain(120, 90, 0xFF808080), mask, "a green velvet sofa"), context));

        int middle = sofa.get(60, 45);
        assertThat((middle >> 8 & 0xFF) - (middle >> 16 & 0xFF)).isGreaterThan(40);
    }

    @Test
    void fillsTheBorderDifferentlyForEachImage() {
        Mask around = around(160, 120, 40, 30, 120, 90);
        ImageResult two = painter.inpaint(
                InpaintRequest.builder(TestImages.photo(160, 120), new Region.Masked(around), "it goes on")
                        .count(2)
                        .build(),
                context);

        assertThat(two.images().get(0).data().sha256())
                .isNotEqualTo(two.images().get(1).data().sha256());
    }

    /** Returns a mask of everything except a rectangle. */
    private Mask around(int width, int height, int left, int top, int right, int bottom) {
        int[] mask = new int[width * height];
        for (int i = 0; i < mask.length; i++) {
            int x = i % width;
            int y = i / width;
            mask[i] = x >= left && x < right && y >= top && y < bottom ? 0xFF000000 : 0;
        }
        return new Mask(writer.png(Pixels.of(width, height, mask)), MaskConvention.TRANSPARENT);
    }

    private static int different(Pixels one, Pixels other) {
        int different = 0;
        for (int i = 0; i < one.argb().length; i++) {
            different += one.argb()[i] == other.argb()[i] ? 0 : 1;
        }
        return different;
    }

    @Test
    void rejectsUnsupportedRequests() {
        assertRejected(request("a cat").count(11).build(), "11", "1 to 10");
        assertRejected(request("a cat").size(20_000, 100).build(), "20000x100", "16384");
        EditRequest url = EditRequest.of(ImageSource.of(URI.create("https://images.example/a.png")), "night");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> painter.edit(url, context))
                .withMessageContaining("images.example");
        InpaintRequest expanding = InpaintRequest.builder(
                        plain(9, 9, 0), new Region.Expanded(Border.fraction(0.2)), "more")
                .build();
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> painter.inpaint(expanding, context));
    }

    @Test
    void paintsLargeImagesSmallerAndEnlargesThem() {
        GeneratedImage image = painter.generate(
                        GenerateRequest.builder("a calm sea").size(4000, 2000).build(), context)
                .first();

        assertThat(image.size()).isEqualTo(new Size(4000, 2000));
    }

    private void assertRejected(GenerateRequest request, String... named) {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> painter.generate(request, CallContext.detached()))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(named));
    }

    private static GenerateRequest.Builder request(String prompt) {
        return GenerateRequest.builder(prompt).size(120, 90);
    }

    private String sha(GenerateRequest.Builder request) {
        return painter.generate(request.build(), context).first().data().sha256();
    }

    private Pixels pixels(ImageResult result) {
        return reader.read(result.first().data());
    }

    private ImageData plain(int width, int height, int argb) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, argb);
        return writer.png(Pixels.of(width, height, pixels));
    }
}

package dev.easel.it.fields;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.testing.TestImages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One field of a request with two values: whatever a provider makes of the second must show.
 *
 * @param field the field's name in the request class, or {@code output.} and its name in {@link Output}
 * @param before sets what both requests share, so that the field matters
 * @param change sets the second value
 */
record FieldVariation(
        String field, Consumer<ImageRequest.Builder<?>> before, Consumer<ImageRequest.Builder<?>> change) {
    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private static FieldVariation of(String field, Consumer<ImageRequest.Builder<?>> change) {
        return new FieldVariation(field, request -> {}, change);
    }

    private static FieldVariation output(String field, Output before, Output after) {
        return new FieldVariation(
                "output." + field, request -> request.output(before), request -> request.output(after));
    }

    private static FieldVariation sized(String field, Output before, Output after) {
        return new FieldVariation(
                "output." + field, request -> request.size(40, 40).output(before), request -> request.output(after));
    }

    /** Returns a variation of every field that the request of a verb has; options only where the provider has some. */
    static List<FieldVariation> of(ImageRequest request, Optional<? extends ProviderOptions> options) {
        boolean generates = request instanceof GenerateRequest;
        List<FieldVariation> all = new ArrayList<>(List.of(
                of("prompt", builder -> builder.prompt("a green door")),
                of("model", builder -> builder.model("another-model")),
                of("count", builder -> builder.count(2)),
                new FieldVariation("maxCalls", builder -> builder.count(11), builder -> builder.maxCalls(11)),
                of("partialImages", builder -> builder.partialImages(2)),
                of("size", builder -> builder.size(40, 40)),
                new FieldVariation(
                        "quality", builder -> builder.size(640, 480), builder -> builder.quality(Quality.LOW)),
                of("background", builder -> builder.background(Background.TRANSPARENT)),
                of("seed", builder -> builder.seed(7)),
                output("format", Output.png(), Output.of(ImageFormat.JPEG)),
                output("quality", Output.jpeg(90), Output.jpeg(10)),
                output("maxBytes", Output.jpeg(95), Output.jpeg(95).maxBytes(generates ? 4000 : 1200)),
                output("mayShrink", Output.png(), Output.png().maxBytes(300).mayShrink(true)),
                sized("resizeMode", Output.png(), Output.png().resizeMode(ResizeMode.PAD)),
                sized("gravity", Output.png(), Output.png().gravity(Gravity.LEFT)),
                sized(
                        "matte",
                        Output.png().resizeMode(ResizeMode.PAD),
                        Output.png().resizeMode(ResizeMode.PAD).matte(new Rgb(255, 0, 0)))));
        options.ifPresent(own -> all.add(of("options", builder -> builder.options(own))));
        if (request instanceof EditRequest) {
            all.add(of(
                    "images",
                    builder -> ((EditRequest.Builder) builder)
                            .images(List.of(TestImages.photo(WIDTH, HEIGHT), TestImages.photo(9, 7)))));
            all.add(new FieldVariation(
                    "sendAsIs",
                    builder -> ((EditRequest.Builder) builder).images(List.of(withMetadata())),
                    builder -> ((EditRequest.Builder) builder).sendAsIs()));
        }
        if (request instanceof InpaintRequest) {
            all.add(of(
                    "image",
                    builder -> ((InpaintRequest.Builder) builder)
                            .image(TestImages.photo(WIDTH / 2, HEIGHT), region(WIDTH / 2))));
            all.add(of(
                    "region",
                    builder -> ((InpaintRequest.Builder) builder)
                            .image(
                                    TestImages.photo(WIDTH, HEIGHT),
                                    new Region.Masked(TestImages.mask(WIDTH, HEIGHT, 0, 0, 30, 30)))));
            all.add(of(
                    "references",
                    builder -> ((InpaintRequest.Builder) builder).references(List.of(TestImages.photo(9, 7)))));
            all.add(of("sendAsIs", builder -> ((InpaintRequest.Builder) builder).sendAsIs()));
            all.add(new FieldVariation(
                    "harmonize",
                    builder -> ((InpaintRequest.Builder) builder)
                            .image(
                                    darkerThanResponse(0, 0),
                                    new Region.Masked(TestImages.mask(2 * WIDTH, 2 * HEIGHT, 40, 30, 80, 60))),
                    builder -> ((InpaintRequest.Builder) builder).harmonize(false)));
            all.add(of("asReturned", builder -> ((InpaintRequest.Builder) builder).asReturned()));
            all.add(new FieldVariation(
                    "maskThreshold",
                    builder -> ((InpaintRequest.Builder) builder).image(TestImages.photo(WIDTH, HEIGHT), ramp()),
                    builder -> ((InpaintRequest.Builder) builder).maskThreshold(200)));
        }
        if (request instanceof ExpandRequest) {
            all.add(of("image", builder -> ((ExpandRequest.Builder) builder).image(TestImages.photo(WIDTH, 32))));
            all.add(of("border", builder -> ((ExpandRequest.Builder) builder).border(Border.fraction(0.1))));
            all.add(of("prefill", builder -> ((ExpandRequest.Builder) builder).prefill(Prefill.COLOR)));
            all.add(new FieldVariation(
                    "sendAsIs",
                    builder -> ((ExpandRequest.Builder) builder).image(withMetadata()),
                    builder -> ((ExpandRequest.Builder) builder).sendAsIs()));
            all.add(of("overlap", builder -> ((ExpandRequest.Builder) builder).overlap(4)));
            all.add(new FieldVariation(
                    "harmonize",
                    builder -> ((ExpandRequest.Builder) builder)
                            .image(darkerThanResponse(2 * 16, 2 * 8))
                            .border(Border.pixels(32, 16, 32, 16)),
                    builder -> ((ExpandRequest.Builder) builder).harmonize(false)));
        }
        return all;
    }

    /** Returns what every provider answers with: as a photograph, and brighter than {@link #darkerThanResponse}. */
    static ImageData response() {
        return ImageData.of(TestImages.png(2 * WIDTH, 2 * HEIGHT, (x, y) -> scene(x, y, 8)));
    }

    /** Returns the response without a border on each side. */
    private static ImageData darkerThanResponse(int left, int top) {
        return ImageData.of(
                TestImages.png(2 * (WIDTH - left), 2 * (HEIGHT - top), (x, y) -> scene(x + left, y + top, 0)));
    }

    private static int scene(int x, int y, int brighter) {
        int check = (x / 8 + y / 8) % 2 == 0 ? 60 : 0;
        return 0xFF000000 | 0x10101 * brighter + (40 + x << 16 | 50 + y << 8 | 80) + 0x10101 * check;
    }

    /** Returns a region that is marked more and more from left to right. */
    private static Region ramp() {
        byte[] image = TestImages.png(WIDTH, HEIGHT, (x, y) -> 0xFF000000 | x * 255 / (WIDTH - 1) * 0x010101);
        return new Region.Masked(new Mask(ImageSource.of(image), MaskConvention.WHITE));
    }

    private static ImageData withMetadata() {
        byte[] comment = "Comment\0at home".getBytes(StandardCharsets.ISO_8859_1);
        return ImageData.of(TestImages.file(
                WIDTH, HEIGHT, 8, 0, new byte[HEIGHT * (1 + WIDTH)], TestImages.chunk("tEXt", comment)));
    }

    static Region region(int width) {
        return new Region.Masked(TestImages.mask(width, HEIGHT, 8, 8, 24, 24));
    }
}

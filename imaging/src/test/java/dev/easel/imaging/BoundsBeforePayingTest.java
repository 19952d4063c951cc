package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bound that a request already tells is checked before any provider is called, for every verb. */
class BoundsBeforePayingTest {
    private static final ImageData PHOTO = TestImages.photo(60, 40);
    private static final Mask MASK = TestImages.mask(60, 40, 5, 5, 20, 20);
    private static final SizeRule SQUARE = SizeRule.fixed(new Size(1024, 1024));
    private static final Limits SMALL = Limits.defaults().pixels(10_000);

    private final ScriptedProvider first = new ScriptedProvider("first", with(SizeRule.unspecified()));
    private final ScriptedProvider second = new ScriptedProvider("second", with(SizeRule.unspecified()));

    private static Capabilities with(SizeRule sizes) {
        return Capabilities.builder().maxCount(2).sizes(sizes).build();
    }

    private static Easel easel(ImageProvider provider, Limits limits) {
        ImageProcessor processor = Imaging.processor(limits, Encoding.defaults());
        return EaselBuilder.create()
                .provider(provider)
                .processor(processor)
                .timer(new ManualTimer())
                .build();
    }

    /** Returns a request of each verb, and of each way to make it. */
    private static List<ImageRequest.Builder<?>> everyVerb() {
        return List.of(
                GenerateRequest.builder("x"),
                GenerateRequest.builder("x").count(6).maxCalls(3),
                EditRequest.builder(PHOTO, "x"),
                InpaintRequest.builder(PHOTO, MASK, "x"),
                InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(3),
                InpaintRequest.builder(PHOTO, MASK, "x").asReturned(),
                ExpandRequest.builder(PHOTO, Border.fraction(0.2), "x"),
                ExpandRequest.builder(PHOTO, Border.pixels(0, 9, 0, 0), "x"));
    }

    private static Stream<Arguments> of(String message, Output output, int width, int height) {
        return everyVerb().stream()
                .map(builder -> Arguments.of(
                        message, builder.output(output).size(width, height).build()));
    }

    private static Stream<Arguments> of(String message, Output output) {
        return everyVerb().stream()
                .map(builder -> Arguments.of(message, builder.output(output).build()));
    }

    static Stream<Arguments> outOfBounds() {
        Output any = Output.asReceived();
        return Stream.of(
                        of("400000000 pixels, more than the limit of 50000000", any, 20_000, 20_000),
                        of("a side of more than 65535 pixels", Output.png(), 70_000, 10),
                        of("A JPEG has sides of at most 65500 pixels", Output.jpeg(80), 65_510, 10),
                        of("A WebP has sides of at most 16383 pixels", Output.webp(80), 16_384, 10),
                        of("GIF cannot be written", Output.of(ImageFormat.GIF)),
                        of("has at least", any.maxBytes(25), 8, 8),
                        of("a png of 8x8 has at least 64", Output.png().maxBytes(63), 8, 8),
                        of("a png of 2000x1000 has at least 307", Output.png().maxBytes(306), 2000, 1000),
                        of("a jpeg of 8x8 has at least 100", Output.jpeg(1).maxBytes(99), 8, 8),
                        of(
                                "a jpeg of 2000x1000 has at least 4006",
                                Output.jpeg(1).maxBytes(4005),
                                2000,
                                1000),
                        of("a webp of 8x8 has at least 26", Output.webp(1).maxBytes(25), 8, 8))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource
    void outOfBounds(String message, ImageRequest request) {
        try (Easel easel = easel(first.provider().orElse(second.provider()), Limits.defaults())) {
            EaselException failure = catchThrowableOfType(
                    EaselException.class, () -> easel.call(request).execute());
            assertThat(failure).isInstanceOf(UnsupportedRequestException.class).hasMessageContaining(message);
            assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
        }
        assertThat(first.received()).isEmpty();
        assertThat(second.received()).isEmpty();
    }

    private static void rejected(ScriptedProvider provider, Limits limits, ImageRequest request) {
        try (Easel easel = easel(provider.provider(), limits)) {
            assertThatExceptionOfType(EaselException.class)
                    .isThrownBy(() -> easel.call(request).execute())
                    .withMessageContaining("more than the limit of")
                    .satisfies(e -> assertThat(e)
                            .isInstanceOfAny(UnsupportedRequestException.class, ImageProcessingException.class))
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
        }
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void aResponseThatCannotBeReadHere() {
        for (ImageRequest.Builder<?> builder : everyVerb()) {
            rejected(
                    new ScriptedProvider("square", with(SQUARE)),
                    SMALL,
                    builder.output(Output.jpeg(80)).size(64, 64).build());
        }
    }

    @Test
    void aRatioThatIsPaddedBeyondTheLimit() {
        GenerateRequest tall = GenerateRequest.builder("x")
                .aspectRatio(1, 60)
                .output(Output.asReceived().resizeMode(ResizeMode.PAD))
                .build();
        rejected(new ScriptedProvider("square", with(SQUARE)), Limits.defaults(), tall);
    }

    @Test
    void aCanvasBeyondTheLimit() {
        for (Border border : List.of(Border.toSize(20_000, 20_000), Border.pixels(0, 900_000, 0, 0))) {
            ScriptedProvider provider = new ScriptedProvider();
            try (Easel easel = easel(provider.provider(), Limits.defaults())) {
                assertThatExceptionOfType(EaselException.class)
                        .isThrownBy(() -> easel.expand(ExpandRequest.of(PHOTO, border, "x"))
                                .execute())
                        .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
            }
            assertThat(provider.received()).isEmpty();
        }
    }

    @Test
    void anImageThatIsContainedMayBeSmallerThanTheBound() {
        first.answer(PHOTO.bytes());
        GenerateRequest request = GenerateRequest.builder("x")
                .size(65_510, 10)
                .output(Output.jpeg(80).resizeMode(ResizeMode.CONTAIN))
                .build();
        try (Easel easel = easel(first.provider(), Limits.defaults())) {
            assertThat(easel.generate(request).execute().first().size()).isEqualTo(new Size(15, 10));
        }
    }

    @Test
    void whatAProviderSendsAsRequestedHasNoBounds() {
        ImageData wide = TestImages.photo(200, 100);
        ScriptedProvider provider = new ScriptedProvider("wide", with(SizeRule.fixed(wide.size())));
        provider.answer(wide.bytes());
        try (Easel easel = easel(provider.provider(), SMALL)) {
            GenerateRequest request =
                    GenerateRequest.builder("x").size(200, 100).build();
            assertThat(easel.generate(request).execute().first().size()).isEqualTo(wide.size());
        }
    }
}

package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.PixelProcessor;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promise: pixels that the mask keeps are the original's, bit for bit, whatever the response. */
class FaithfulRestoreTest {
    private static final Delivery PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final List<SizeRule> RULES = List.of(
            SizeRule.unspecified(),
            SizeRule.fixed(new Size(64, 64), new Size(64, 96), new Size(96, 64)),
            new SizeRule.Flexible(16, 4096, 40_000, 512, 3),
            new SizeRule.Ratios(
                    Map.of(new AspectRatio(1, 1), new Size(80, 80), new AspectRatio(2, 3), new Size(53, 80))));

    private final ImageProcessor processor = Imaging.processor();
    private final CallContext context = CallContext.detached();

    private Frame frame(ImageData image, Coverage mask, SizeRule sizes) {
        FramingRule rule = new FramingRule(sizes, MaskConvention.TRANSPARENT, true);
        return processor.frame(image, MaskWriter.write(mask, MaskConvention.WHITE), rule, context);
    }

    private static Coverage mask(Size size, Random random) {
        Masks masks = Masks.over(size);
        int x = random.nextInt(size.width());
        int y = random.nextInt(size.height());
        int width = 1 + random.nextInt(size.width());
        int height = 1 + random.nextInt(size.height());
        switch (random.nextInt(5)) {
            case 0 -> masks.rectangle(x, y, width, height);
            case 1 -> masks.ellipse(x - width / 2, y - height / 2, width + 1, height + 1);
            case 2 -> masks.border(1 + random.nextInt(1 + size.width() / 3));
            case 3 -> masks.stroke(1 + random.nextInt(20), x, y, size.width() - x, height, width, size.height() - y);
            default -> masks.rectangle(0, 0, size.width(), size.height());
        }
        return (random.nextBoolean() ? masks.feather(random.nextInt(12)) : masks).coverage();
    }

    @ParameterizedTest
    @EnumSource(Images.Kind.class)
    void keepsEveryPixelOutsideTheMaskWhateverTheResponse(Images.Kind kind) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Size size = new Size(1 + random.nextInt(150), 1 + random.nextInt(150));
            ImageData original = Images.png(kind.noise(size, seed));
            Coverage mask = mask(size, random);
            Frame frame = frame(original, mask, RULES.get(seed % RULES.size()));
            ImageData response =
                    Images.png(Images.Kind.values()[random.nextInt(6)].noise(responseSize(frame, random), ~seed));
            Pixels result = Images.read(frame.restore(response, PNG, context).image());
            assertKept(Images.read(original), mask, result, "%s, seed %d".formatted(kind, seed));
        }
    }

    private static Size responseSize(Frame frame, Random random) {
        Size sent = frame.size();
        return switch (random.nextInt(4)) {
            case 0 -> sent;
            case 1 -> new Size(sent.width() + 1, Math.max(1, sent.height() - 1));
            case 2 -> new Size(2 * sent.width(), 2 * sent.height());
            default -> new Size(1 + random.nextInt(120), 1 + random.nextInt(120));
        };
    }

    private static void assertKept(Pixels original, Coverage mask, Pixels result, String what) {
        assertThat(Window.size(result)).as(what).isEqualTo(Window.size(original));
        assertThat(result.deep().isPresent()).as(what).isEqualTo(original.deep().isPresent());
        for (int i = 0; i < mask.weights().length; i++) {
            if (mask.weights()[i] == 0) {
                assertThat(result.argb()[i]).as("%s, pixel %d", what, i).isEqualTo(original.argb()[i]);
                for (int sample = 4 * i; original.deep().isPresent() && sample < 4 * i + 4; sample++) {
                    assertThat(result.deep().orElseThrow()[sample])
                            .as("%s, sample %d", what, sample)
                            .isEqualTo(original.deep().orElseThrow()[sample]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Images.Kind.class)
    void takesEveryFullyMarkedPixelFromTheResponse(Images.Kind kind) {
        Size size = new Size(91, 67);
        Pixels original = kind.noise(size, 1);
        Coverage mask = Masks.over(size).ellipse(20, 11, 50, 40).feather(9).coverage();
        Frame frame = frame(Images.png(original), mask, SizeRule.unspecified());
        ImageData response = Images.png(Pixels.of(91, 67, filled(91 * 67, 0xFF3366CC)));
        Pixels result = Images.read(frame.restore(response, PNG, context).image());
        for (int i = 0; i < mask.weights().length; i++) {
            int weight = mask.weights()[i] & 0xFF;
            if (weight == 255) {
                assertThat(result.argb()[i]).isEqualTo(0xFF3366CC);
            } else if (weight > 0) {
                assertBetween(original.argb()[i], 0xFF3366CC, result.argb()[i]);
            }
        }
    }

    private static void assertBetween(int first, int second, int mixed) {
        for (int shift = 0; shift < 32; shift += 8) {
            int a = first >> shift & 0xFF;
            int b = second >> shift & 0xFF;
            assertThat(mixed >> shift & 0xFF).isBetween(Math.min(a, b), Math.max(a, b));
        }
    }

    private static int[] filled(int count, int argb) {
        int[] pixels = new int[count];
        java.util.Arrays.fill(pixels, argb);
        return pixels;
    }

    /** The masks of promise 2: corners, odd sizes, on the edge, larger than the provider's size, everything. */
    @Test
    void changesNothingVisibleWhenTheProviderChangesNothing() {
        Size size = new Size(517, 389);
        Pixels original = Images.smooth(size, 64, 3);
        ImageData image = Images.png(original);
        Map<String, Masks> masks = Map.of(
                "upper left corner", Masks.over(size).rectangle(0, 0, 33, 21),
                "lower right corner", Masks.over(size).rectangle(500, 370, 17, 19),
                "on the edge", Masks.over(size).ellipse(-20, 100, 61, 83),
                "in the middle", Masks.over(size).ellipse(200, 150, 77, 93).feather(8),
                "larger than the provider's size", Masks.over(size).rectangle(40, 30, 400, 301),
                "everything", Masks.over(size).rectangle(0, 0, 517, 389));
        masks.forEach((name, steps) -> {
            for (SizeRule sizes : List.of(
                    SizeRule.unspecified(),
                    SizeRule.fixed(new Size(256, 256), new Size(256, 384), new Size(384, 256)),
                    new SizeRule.Flexible(16, 65_536, 200_000, 1024, 3))) {
                Coverage mask = steps.coverage();
                Frame frame = frame(image, mask, sizes);
                Frame.Restored restored = frame.restore(frame.image(), PNG, context);
                Pixels result = Images.read(restored.image());
                String what = name + ", " + sizes.allowed();
                assertThat(restored.drift()).as(what).isZero();
                assertKept(original, mask, result, what);
                assertThat(Likeness.psnr(original, result, mask)).as(what).isGreaterThan(46);
                assertThat(Likeness.shift(original, result, mask)).as(what).isLessThan(0.02);
            }
        });
    }

    @Test
    void givesTheSameResultOnAnyNumberOfThreads() {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            ImageProcessor shared =
                    new PixelProcessor(ParallelRows.of(threads, 4), Limits.defaults(), Encoding.defaults());
            Size size = new Size(701, 603);
            ImageData image = Images.png(Images.Kind.RGBA_16.noise(size, 4));
            ImageData response = Images.png(Images.Kind.RGB.noise(new Size(300, 290), 5));
            Coverage mask =
                    Masks.over(size).ellipse(50, 40, 600, 500).feather(30).coverage();
            Frame.Restored alone = frame(image, mask, SizeRule.unspecified()).restore(response, PNG, context);
            Frame.Restored together = shared.frame(
                            image,
                            MaskWriter.write(mask, MaskConvention.WHITE),
                            new FramingRule(SizeRule.unspecified(), MaskConvention.TRANSPARENT, true),
                            context)
                    .restore(response, PNG, context);
            assertThat(together.drift()).isEqualTo(alone.drift());
            assertThat(Images.read(together.image()).deep().orElseThrow())
                    .isEqualTo(Images.read(alone.image()).deep().orElseThrow());
        } finally {
            threads.shutdownNow();
        }
    }
}

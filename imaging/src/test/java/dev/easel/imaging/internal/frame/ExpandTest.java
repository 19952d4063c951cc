package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promise of expanding: the original comes back exactly, in the middle. */
class ExpandTest {
    private static final Delivery PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final FramingRule SQUARE =
            new FramingRule(SizeRule.fixed(new Size(128, 128), new Size(192, 128)), MaskConvention.WHITE, false);
    private static final FramingRule FREE = new FramingRule(SizeRule.unspecified(), MaskConvention.WHITE, false);

    private final ImageProcessor processor = Imaging.processor();
    private final CallContext context = CallContext.detached();

    private Frame frame(Pixels original, Border border, int overlap, FramingRule rule) {
        BorderFill fill = new BorderFill(border.around(Window.size(original)), Prefill.MIRROR, overlap, Rgb.WHITE);
        return processor.expand(Images.png(original), fill, rule, context);
    }

    @Test
    void expandsByEveryPercentageAndKeepsTheOriginalExactlyInTheMiddle() {
        Random random = new Random(9);
        for (int percent = 1; percent <= 50; percent++) {
            Size size = new Size(1 + random.nextInt(140), 1 + random.nextInt(140));
            Images.Kind kind = Images.Kind.values()[percent % 6];
            Pixels original = kind.noise(size, percent);
            Frame frame = frame(original, Border.fraction(percent / 100.0), 0, percent % 2 == 0 ? SQUARE : FREE);
            ImageData response = Images.png(Images.Kind.RGB.noise(frame.size(), ~percent));
            Pixels grown = Images.read(frame.restore(response, PNG, context).image());
            int x = Math.max(1, (int) Math.round(size.width() * percent / 100.0));
            int y = Math.max(1, (int) Math.round(size.height() * percent / 100.0));
            assertThat(Window.size(grown)).isEqualTo(new Size(size.width() + 2 * x, size.height() + 2 * y));
            assertThat(grown.deep().isPresent()).isEqualTo(original.deep().isPresent());
            for (int row = 0; row < size.height(); row++) {
                for (int column = 0; column < size.width(); column++) {
                    assertThat(grown.get(x + column, y + row))
                            .as("%d %% of %s at %d,%d", percent, size, column, row)
                            .isEqualTo(original.get(column, row));
                }
            }
        }
    }

    @Test
    void expandsOnlyOneSide() {
        Pixels original = Images.Kind.RGBA.noise(new Size(40, 30), 1);
        Frame frame = frame(original, Border.pixels(0, 0, 17, 0), 0, FREE);
        ImageData response = ImageData.of(TestImages.png(57, 30, (x, y) -> 0xFF112233));
        Pixels grown = Images.read(frame.restore(response, PNG, context).image());
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 57; x++) {
                assertThat(grown.get(x, y)).isEqualTo(x < 40 ? original.get(x, y) : 0xFF112233);
            }
        }
    }

    @Test
    void marksOnlyTheBorderWithoutAnOverlap() {
        Coverage mask = BorderMask.of(new Size(100, 60), new Border.Sides(10, 0, 20, 5), 0);
        for (int y = 0; y < 65; y++) {
            for (int x = 0; x < 130; x++) {
                boolean original = x >= 10 && x < 110 && y < 60;
                assertThat(mask.at(x, y)).isEqualTo(original ? 0 : 255);
            }
        }
    }

    @Test
    void overlapsOnlyNextToTheBorderAndBlendsLessAndLessInward() {
        Coverage mask = BorderMask.of(new Size(100, 60), new Border.Sides(10, 0, 20, 5), 8);
        for (int y = 0; y < 65; y++) {
            for (int x = 0; x < 130; x++) {
                boolean original = x >= 10 && x < 110 && y < 60;
                boolean kept = x >= 18 && x < 102 && y < 52;
                if (!original) {
                    assertThat(mask.at(x, y)).isEqualTo(255);
                } else if (kept) {
                    assertThat(mask.at(x, y)).isZero();
                } else {
                    assertThat(mask.at(x, y)).isPositive();
                }
            }
        }
        for (int x = 11; x < 18; x++) {
            assertThat(mask.at(x, 20)).isLessThan(mask.at(x - 1, 20));
        }
    }

    @Test
    void keepsTheMiddleOfAnImageSmallerThanItsOverlap() {
        Coverage mask = BorderMask.of(new Size(7, 9), new Border.Sides(2, 2, 2, 2), 256);
        assertThat(mask.at(5, 6)).isZero();
        assertThat(Bounds.of(mask)).contains(new Bounds(0, 0, 11, 13));
    }

    @Test
    void returnsTheUntouchedCanvas() {
        Pixels original = Images.Kind.RGB.noise(new Size(20, 10), 3);
        Pixels canvas = Images.read(
                frame(original, Border.pixels(3, 2, 1, 0), 0, SQUARE).untouched(PNG, context));
        assertThat(Window.size(canvas)).isEqualTo(new Size(24, 12));
        assertThat(canvas.get(3, 2)).isEqualTo(original.get(0, 0));
        assertThat(canvas.get(2, 2)).isEqualTo(original.get(0, 0));
        assertThat(canvas.get(0, 0)).isEqualTo(original.get(2, 1));
    }

    @ParameterizedTest
    @EnumSource(Prefill.class)
    void sendsACanvasWithTheOriginalInIt(Prefill prefill) {
        Pixels original = Images.smooth(new Size(90, 60), 30, 6);
        BorderFill fill = new BorderFill(new Border.Sides(15, 10, 15, 10), prefill, 0, Rgb.WHITE);
        FramingRule rule = new FramingRule(SizeRule.fixed(new Size(120, 80)), MaskConvention.WHITE, false);
        Frame frame = processor.expand(Images.png(original), fill, rule, context);
        Pixels sent = Images.read(frame.image());
        assertThat(Window.size(sent)).isEqualTo(new Size(120, 80));
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 90; x++) {
                assertThat(sent.get(x + 15, y + 10)).isEqualTo(original.get(x, y));
            }
        }
        assertThat(frame.restore(frame.image(), PNG, context).drift()).isZero();
    }

    @Test
    void restoresAnImageTheProviderExpandedWithoutACanvas() {
        Pixels original = Images.smooth(new Size(90, 60), 30, 6);
        Frame frame = frame(original, Border.fraction(0.2), 0, FREE);
        Pixels there = Window.of(original, new Box(-18, -12, 126, 84));
        Frame.Restored restored = frame.restore(Images.png(there), PNG, context);
        assertThat(restored.drift()).isZero();
        assertThat(Images.read(restored.image())).isEqualTo(there);
    }

    @Test
    void refusesACanvasOverTheLimitsBeforeCreatingIt() {
        ImageData original = Images.png(Pixels.blank(9000, 10));
        BorderFill fill = new BorderFill(new Border.Sides(0, 9000, 0, 0), Prefill.MIRROR, 0, Rgb.WHITE);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> processor.expand(original, fill, FREE, context))
                .withMessageContaining("9000×9010");
    }

    @Test
    void detectsADamagedOriginalBeforeAnythingIsSent() {
        byte[] whole = Images.png(Images.Kind.RGB.noise(new Size(40, 30), 3)).bytes();
        whole[whole.length / 2] ^= 1;
        BorderFill fill = new BorderFill(Border.fraction(0.1).around(new Size(40, 30)), Prefill.MIRROR, 0, Rgb.WHITE);
        Frame frame = processor.expand(ImageData.of(whole), fill, FREE, context);
        assertThatExceptionOfType(ImageProcessingException.class).isThrownBy(frame::checkOriginal);
    }
}

package dev.easel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every {@link ImageProcessor} does. */
public abstract class ImageProcessorContract {
    private static final Delivery PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final FramingRule FREE = new FramingRule(SizeRule.unspecified(), MaskConvention.TRANSPARENT, true);
    private static final FramingRule SQUARE =
            new FramingRule(SizeRule.fixed(new Size(256, 256)), MaskConvention.WHITE, true);

    private final RecordingContext context = new RecordingContext();

    /** Returns the processor under test. */
    protected abstract ImageProcessor processor();

    /** Returns access to pixels. */
    protected abstract PixelProbe probe();

    @Test
    void returnsUnchangedWhatAlreadyMatches() {
        ImageData photo = TestImages.photo(40, 30);
        assertThat(processor().convert(photo, PNG, context)).isSameAs(photo);
    }

    @Test
    void uploadsUnchangedWhatEveryProviderReads() {
        ImageData photo = TestImages.photo(40, 30);
        assertThat(processor().upload(photo, OptionalLong.empty(), context)).isSameAs(photo);
    }

    @Test
    void uploadsUprightWhatItChanges() {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0};
        ImageData turned =
                ImageData.of(TestImages.file(2, 3, 8, 0, new byte[3 * (1 + 2)], TestImages.chunk("eXIf", exif)));
        ImageData sent = processor().upload(turned, OptionalLong.empty(), context);
        assertThat(sent.size()).isEqualTo(turned.size());
        assertThat(sent.equals(turned) || sent.header().upright()).isTrue();
    }

    @Test
    void convertsToJpegOfTheRequestedSize() {
        Delivery delivery = new Delivery(ImageSize.exact(32, 32), Output.jpeg(85));
        ImageData converted = processor().convert(TestImages.photo(90, 60), delivery, context);
        assertThat(converted.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(converted.size()).isEqualTo(new Size(32, 32));
    }

    @Test
    void containsWithoutCropping() {
        Delivery delivery = new Delivery(ImageSize.exact(30, 30), Output.png().resizeMode(ResizeMode.CONTAIN));
        assertThat(processor()
                        .convert(TestImages.photo(90, 60), delivery, context)
                        .size())
                .isEqualTo(new Size(30, 20));
    }

    @Test
    void refusesBytesThatOnlyBeginLikeAnImage() {
        byte[] bytes = TestImages.photo(64, 64).bytes();
        ImageData truncated = ImageData.of(Arrays.copyOf(bytes, bytes.length / 2));
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() ->
                        processor().convert(truncated, new Delivery(ImageSize.exact(10, 10), Output.png()), context));
    }

    @Test
    void rejectsBeforehandOnlyWhatItCannotConvert() {
        ImageData photo = TestImages.photo(64, 48);
        for (Output output : List.of(
                Output.png(),
                Output.jpeg(80),
                Output.of(ImageFormat.GIF),
                Output.png().maxBytes(1))) {
            for (ImageSize size : List.of(ImageSize.auto(), ImageSize.exact(16, 8), ImageSize.ratio(1, 2))) {
                Delivery delivery = new Delivery(size, output);
                if (rejects(delivery, photo)) {
                    assertThatExceptionOfType(EaselException.class)
                            .as("%s", delivery)
                            .isThrownBy(() -> processor().convert(photo, delivery, context));
                }
            }
        }
    }

    private boolean rejects(Delivery delivery, ImageData photo) {
        try {
            processor().check(delivery, Optional.empty());
            processor().check(delivery, Optional.of(photo.size()));
            return false;
        } catch (UnsupportedRequestException e) {
            return true;
        }
    }

    @Test
    void convertsAMaskToEveryConventionExactly() {
        ImageData soft = ImageData.of(TestImages.png(16, 4, (x, y) -> (255 - x * 17) << 24));
        Mask mask = new Mask(soft, MaskConvention.TRANSPARENT);
        Size size = new Size(16, 4);
        for (MaskConvention convention :
                new MaskConvention[] {MaskConvention.WHITE, MaskConvention.BLACK, MaskConvention.WHITE_AND_TRANSPARENT
                }) {
            Mask there = processor().convert(mask, convention, size, context);
            Mask back = processor().convert(there, MaskConvention.TRANSPARENT, size, context);
            assertThat(alphas(back)).as(convention.name()).isEqualTo(alphas(mask));
        }
    }

    private int[] alphas(Mask mask) {
        return Arrays.stream(probe().argb((ImageData) mask.image()))
                .map(argb -> argb >>> 24)
                .toArray();
    }

    @Test
    void sendsBinaryMasks() {
        ImageData soft = ImageData.of(TestImages.png(16, 4, (x, y) -> (255 - x * 17) << 24));
        for (int threshold : new int[] {1, 128, 255}) {
            ImageData sent = processor()
                    .binary(
                            new Mask(soft, MaskConvention.TRANSPARENT),
                            MaskConvention.WHITE,
                            new Size(16, 4),
                            threshold,
                            context);
            int[] pixels = probe().argb(sent);
            for (int x = 0; x < 16; x++) {
                assertThat(pixels[x])
                        .as("%d from %d", x * 17, threshold)
                        .isEqualTo(x * 17 < threshold ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
    }

    @Test
    void refusesAMaskOfAnotherSizeNamingBoth() {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() ->
                        processor().frame(TestImages.photo(64, 48), TestImages.mask(32, 32, 0, 0, 8, 8), FREE, context))
                .withMessageContaining("64x48")
                .withMessageContaining("32x32");
    }

    @Test
    void keepsPixelsOutsideTheMaskWhateverComesBack() {
        for (FramingRule rule : new FramingRule[] {FREE, SQUARE}) {
            ImageData photo = TestImages.photo(301, 203);
            Frame frame = processor().frame(photo, TestImages.mask(301, 203, 40, 50, 90, 120), rule, context);
            assertThat(frame.image().size()).isEqualTo(frame.size());
            assertThat(((ImageData) frame.mask().image()).size()).isEqualTo(frame.size());
            ImageData red = ImageData.of(TestImages.png(250, 251, (x, y) -> 0xFFFF0000));
            Frame.Restored restored = frame.restore(red, PNG, context);
            int[] before = probe().argb(photo);
            int[] after = probe().argb(restored.image());
            assertThat(restored.image().size()).isEqualTo(photo.size());
            assertThat(restored.drift()).isGreaterThan(0.1);
            for (int y = 0; y < 203; y++) {
                for (int x = 0; x < 301; x++) {
                    boolean inside = x >= 40 && x < 90 && y >= 50 && y < 120;
                    assertThat(after[y * 301 + x])
                            .as("pixel %d,%d", x, y)
                            .isEqualTo(inside ? 0xFFFF0000 : before[y * 301 + x]);
                }
            }
        }
    }

    @Test
    void findsThatAnEmptyMaskMarksNothing() {
        ImageData photo = TestImages.photo(64, 48);
        Frame frame = processor().frame(photo, TestImages.mask(64, 48, 0, 0, 0, 0), FREE, context);
        assertThat(frame.empty()).isTrue();
        assertThat(probe().argb(frame.untouched(PNG, context))).isEqualTo(probe().argb(photo));
    }

    @Test
    void expandsTheImageAndKeepsItInTheMiddle() {
        ImageData photo = TestImages.photo(101, 51);
        Border.Sides sides = Border.fraction(0.2).around(photo.size());
        for (Prefill prefill : Prefill.values()) {
            Frame frame = processor().expand(photo, new BorderFill(sides, prefill, 0, Rgb.WHITE), SQUARE, context);
            ImageData blue = ImageData.of(TestImages.png(256, 256, (x, y) -> 0xFF0000FF));
            ImageData expanded = frame.restore(blue, PNG, context).image();
            assertThat(expanded.size()).as(prefill.name()).isEqualTo(new Size(141, 71));
            int[] before = probe().argb(photo);
            int[] after = probe().argb(expanded);
            for (int y = 0; y < 71; y++) {
                for (int x = 0; x < 141; x++) {
                    boolean original = x >= 20 && x < 121 && y >= 10 && y < 61;
                    assertThat(after[y * 141 + x]).isEqualTo(original ? before[(y - 10) * 101 + x - 20] : 0xFF0000FF);
                }
            }
        }
    }

    @Test
    void findsSeparateParts() {
        ImageData photo = TestImages.photo(600, 100);
        ImageData two = ImageData.of(
                TestImages.png(600, 100, (x, y) -> (x < 20 || x >= 580) && y < 20 ? 0xFFFFFFFF : 0xFF000000));
        Mask mask = new Mask(two, MaskConvention.WHITE);
        assertThat(processor().parts(photo, mask, 4, context)).hasSize(2);
        assertThat(processor().parts(photo, mask, 1, context)).hasSize(1);
    }
}

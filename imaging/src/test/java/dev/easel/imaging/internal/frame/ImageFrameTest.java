package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageFrameTest {
    private static final Delivery PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final Size SIZE = new Size(400, 300);

    private final ImageProcessor processor = Imaging.processor();
    private final RecordingContext context = new RecordingContext();
    private final ImageData photo = TestImages.photo(400, 300);

    private Frame frame(Masks masks, SizeRule sizes, MaskConvention convention) {
        return processor.frame(photo, masks.build(), new FramingRule(sizes, convention, true), context);
    }

    private static SizeRule square(int side) {
        return SizeRule.fixed(new Size(side, side));
    }

    @ParameterizedTest
    @EnumSource(MaskConvention.class)
    void sendsABinaryMaskInTheConventionOfTheRule(MaskConvention convention) {
        Frame frame = frame(Masks.over(SIZE).ellipse(100, 100, 60, 60).feather(10), square(256), convention);
        Mask mask = frame.mask();
        assertThat(mask.convention()).isEqualTo(convention);
        Coverage read = new MaskReader(new ImageDecoder()).read(mask, new Size(256, 256));
        assertThat(read.binary()).isTrue();
        assertThat(Bounds.of(read)).isPresent();
    }

    @Test
    void sendsTheMaskWhereTheImageHasIt() {
        ImageData marked = ImageData.of(TestImages.png(
                400, 300, (x, y) -> x >= 100 && x < 160 && y >= 120 && y < 190 ? 0xFFFFFFFF : 0xFF000000));
        Frame frame = processor.frame(
                marked,
                Masks.over(SIZE).rectangle(100, 120, 60, 70).build(),
                new FramingRule(square(201), MaskConvention.WHITE, true),
                context);
        Pixels image = Images.read(frame.image());
        Coverage mask = new MaskReader(new ImageDecoder()).read(frame.mask(), frame.size());
        int differing = 0;
        for (int i = 0; i < mask.weights().length; i++) {
            boolean white = (image.argb()[i] & 0xFF) > 127;
            boolean repainted = mask.weights()[i] != 0;
            differing += white == repainted ? 0 : 1;
        }
        assertThat(differing).isLessThan(2 * 201);
    }

    @Test
    void decodesNothingBeforeTheImageIsRequested() {
        byte[] bytes = photo.bytes();
        ImageData cut = ImageData.of(Arrays.copyOf(bytes, bytes.length / 2));
        Frame frame = processor.frame(
                cut,
                Masks.over(SIZE).rectangle(1, 1, 9, 9).build(),
                new FramingRule(square(64), MaskConvention.WHITE, true),
                context);
        assertThat(frame.size()).isEqualTo(new Size(64, 64));
        assertThatExceptionOfType(ImageProcessingException.class).isThrownBy(frame::image);
    }

    @Test
    void createsTheImageToSendOnce() {
        Frame frame = frame(Masks.over(SIZE).rectangle(1, 1, 9, 9), square(64), MaskConvention.WHITE);
        assertThat(frame.image()).isSameAs(frame.image());
    }

    @Test
    void notesSoftTinyAndDownscaledMasks() {
        assertThat(notes(Masks.over(SIZE).rectangle(100, 100, 60, 60), square(256)))
                .isEmpty();
        assertThat(notes(Masks.over(SIZE).rectangle(100, 100, 60, 60).feather(5), square(256)))
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("soft"));
        assertThat(notes(Masks.over(SIZE).rectangle(100, 100, 300, 2), square(256)))
                .anySatisfy(note -> {
                    assertThat(note.kind()).isEqualTo(Note.Kind.WARNING);
                    assertThat(note.message()).contains("hardly enough");
                });
        assertThat(notes(Masks.over(SIZE).rectangle(10, 10, 380, 280), square(128)))
                .singleElement()
                .satisfies(
                        note -> assertThat(note.message()).contains("128x128").contains("400x400"));
    }

    private List<Note> notes(Masks masks, SizeRule sizes) {
        return frame(masks, sizes, MaskConvention.WHITE).notes();
    }

    @Test
    void cropsToWhatIsMarkedAmongNoise() {
        ImageData noisy = ImageData.of(TestImages.png(
                400, 300, (x, y) -> x >= 200 && x < 240 && y >= 100 && y < 150 ? 0xFFFEFEFE : 0xFF010101));
        FramingRule rule = new FramingRule(SizeRule.unspecified(), MaskConvention.WHITE, true);
        Frame frame = processor.frame(photo, Mask.of(noisy), rule, context);
        Frame clean = frame(Masks.over(SIZE).rectangle(200, 100, 40, 50), SizeRule.unspecified(), MaskConvention.WHITE);
        assertThat(frame.size()).isEqualTo(clean.size());
        assertThat(Images.read((ImageData) frame.mask().image()))
                .isEqualTo(Images.read((ImageData) clean.mask().image()));
        assertThat(frame.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("noise in the mask"));
        ImageData green = ImageData.of(TestImages.png(9, 9, (x, y) -> 0xFF00FF00));
        assertThat(Images.read(frame.restore(green, PNG, context).image()))
                .isEqualTo(Images.read(clean.restore(green, PNG, context).image()));
    }

    @Test
    void sendsWhatIsMarkedByTheThresholdAndBlendsAll() {
        Mask mask = Masks.over(SIZE).rectangle(100, 0, 300, 300).feather(40).build();
        for (int threshold : new int[] {1, 128, 255}) {
            FramingRule rule = new FramingRule(SizeRule.unspecified(), MaskConvention.WHITE, false, true, threshold);
            Frame frame = processor.frame(photo, mask, rule, context);
            Coverage sent = new MaskReader(new ImageDecoder()).read(frame.mask(), SIZE);
            assertThat(Bounds.of(sent).orElseThrow().left())
                    .isEqualTo(threshold == 1 ? 100 : threshold == 128 ? 120 : 139);
            assertThat(frame.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note.message()).contains("at least " + threshold + " of 255"));
        }
    }

    @Test
    void saysWhyAMaskOfNoiseMarksNothing() {
        Mask noise = Mask.of(ImageData.of(TestImages.png(400, 300, (x, y) -> 0xFF000000 | x % 3)));
        Frame frame = processor.frame(photo, noise, new FramingRule(square(64), MaskConvention.WHITE, true), context);
        assertThat(frame.empty()).isTrue();
        assertThat(frame.notes()).isEmpty();
        Mask brighter = Mask.of(ImageData.of(TestImages.png(400, 300, (x, y) -> 0xFF010101 + x % 3)));
        Frame empty =
                processor.frame(photo, brighter, new FramingRule(square(64), MaskConvention.WHITE, true), context);
        assertThat(empty.empty()).isTrue();
        assertThat(empty.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("noise in the mask"));
    }

    @Test
    void sendsAMaskThatIsWeakEverywhere() {
        Mask weak = new Mask(
                ImageData.of(TestImages.png(400, 300, (x, y) -> x < 200 ? 0xFF646464 : 0xFF000000)),
                MaskConvention.WHITE);
        Frame frame = processor.frame(
                photo, weak, new FramingRule(SizeRule.unspecified(), MaskConvention.WHITE, false), context);
        Coverage sent = new MaskReader(new ImageDecoder()).read(frame.mask(), SIZE);
        assertThat(Bounds.of(sent)).contains(new Bounds(0, 0, 200, 300));
        assertThat(frame.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("at least 50 of 255", "none reaches 128"));
    }

    @Test
    void measuresChangesOnlyOutsideTheMask() {
        Frame frame = frame(Masks.over(SIZE).rectangle(0, 0, 400, 150), SizeRule.unspecified(), MaskConvention.WHITE);
        Pixels sent = Images.read(frame.image());
        assertThat(Window.size(sent)).isEqualTo(SIZE);
        for (int i = 0; i < 400 * 300; i++) {
            boolean marked = i < 400 * 150;
            int channel = marked ? 0xFFFFFF : i % 2 == 0 ? 0x000033 : 0;
            sent.argb()[i] ^= channel;
        }
        double expected = 0;
        Pixels before = Images.read(photo);
        for (int i = 400 * 150; i < 400 * 300; i++) {
            expected += Math.abs((before.argb()[i] & 0xFF) - (sent.argb()[i] & 0xFF)) / 255.0 / 3 / (400 * 150);
        }
        assertThat(frame.restore(Images.png(sent), PNG, context).drift()).isCloseTo(expected, Offset.offset(1e-9));
    }

    @Test
    void notesHowAResponseOfAnotherShapeWasInterpreted() {
        Frame frame = frame(Masks.over(SIZE).rectangle(150, 100, 60, 60), SizeRule.unspecified(), MaskConvention.WHITE);
        Size sent = frame.size();
        assertThat(frame.restore(frame.image(), PNG, context).notes()).isEmpty();
        Pixels image = Images.read(frame.image());
        Pixels taller = Window.of(image, new Box(0, -50, sent.width(), sent.height() + 100));
        Frame.Restored restored = frame.restore(Images.png(taller), PNG, context);
        assertThat(restored.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message())
                        .contains(sent.toString())
                        .contains(Window.size(taller).toString())
                        .contains("middle was used"));
        assertThat(restored.drift()).isLessThan(0.001);
        assertThat(Images.read(restored.image())).isEqualTo(Images.read(photo));
    }

    @Test
    void restoresTheUnchangedImageForAnEmptyMask() {
        Frame frame = frame(Masks.over(SIZE), square(64), MaskConvention.WHITE);
        assertThat(frame.empty()).isTrue();
        ImageData response = ImageData.of(TestImages.png(64, 64, (x, y) -> 0xFF00FF00));
        assertThat(Images.read(frame.restore(response, PNG, context).image())).isEqualTo(Images.read(photo));
    }

    @Test
    void stopsARestoreAndReportsItAsBilled() {
        Frame frame = frame(Masks.over(SIZE).rectangle(10, 10, 50, 50), square(64), MaskConvention.WHITE);
        ImageData response = frame.image();
        context.cancel();
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> frame.restore(response, PNG, context))
                .satisfies(stopped -> assertThat(stopped.billing()).isEqualTo(Billing.BILLED));
    }
}

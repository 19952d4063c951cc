package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProcessor.Comparison;
import dev.easel.core.testing.RecordingContext;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.pixels.Pixels;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonMapTest {
    private static final Size SIZE = new Size(150, 210);

    private final ImageProcessor processor = Imaging.processor();
    private final CallContext context = CallContext.detached();

    private Comparison compare(ImageData before, ImageData after, Mask mask) {
        return processor.compare(before, after, 0, 0, Optional.of(mask), context);
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingBetweenAnImageAndItself(Images.Kind kind) {
        ImageData image = Images.png(kind.noise(SIZE, 1));
        Comparison comparison = processor.compare(image, image, 0, 0, Optional.empty(), context);
        assertThat(comparison.changed()).isZero();
        assertThat(comparison.changedOutside()).isZero();
        assertThat(comparison.map().size()).isEqualTo(SIZE);
        assertThat(comparison.map().format()).isEqualTo(ImageFormat.PNG);
        assertThat(Images.read(comparison.map()).argb()).containsOnly(0xFF000000);
    }

    @Test
    void countsEveryDifferenceLikeALoopOverAllPixels() {
        Random random = new Random(2);
        Pixels before = Images.Kind.RGBA.noise(SIZE, 2);
        Pixels after = before.copy();
        Coverage mask = Coverage.none(SIZE.width(), SIZE.height());
        for (int i = 0; i < after.argb().length; i++) {
            after.argb()[i] ^= random.nextInt(4) == 0 ? random.nextInt() : 0;
            mask.weights()[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
        }
        Comparison comparison =
                compare(Images.png(before), Images.png(after), MaskWriter.write(mask, MaskConvention.WHITE));
        int[] map = Images.read(comparison.map()).argb();
        long changed = 0;
        long outside = 0;
        for (int i = 0; i < map.length; i++) {
            boolean differs = before.argb()[i] != after.argb()[i];
            changed += differs ? 1 : 0;
            outside += differs && mask.weights()[i] == 0 ? 1 : 0;
            assertThat((map[i] & 0xFF) > 0).as("pixel " + i).isEqualTo(differs);
        }
        assertThat(comparison.changed()).isEqualTo(changed).isPositive();
        assertThat(comparison.changedOutside()).isEqualTo(outside).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 76", "4, 88", "16, 112", "64, 160", "255, 255"})
    void drawsLargerDifferencesLighter(int difference, int level) {
        ImageData before = Images.png(Pixels.of(2, 1, new int[] {0xFF204000, 0xFF204000}));
        ImageData after = Images.png(Pixels.of(2, 1, new int[] {0xFF204000, 0xFF204000 + difference}));
        Comparison comparison = processor.compare(before, after, 0, 0, Optional.empty(), context);
        assertThat(Images.read(comparison.map()).argb()).containsExactly(0xFF000000, 0xFF000000 | level * 0x010101);
    }

    @Test
    void countsAlphaAndTheColorBelowIt() {
        ImageData before = Images.png(Pixels.of(3, 1, new int[] {0x00102030, 0x80102030, 0xFF102030}));
        ImageData after = Images.png(Pixels.of(3, 1, new int[] {0x00112030, 0x81102030, 0xFF102030}));
        assertThat(processor
                        .compare(before, after, 0, 0, Optional.empty(), context)
                        .changed())
                .isEqualTo(2);
    }

    @Test
    void comparesWhereTheFirstImageLiesWithinTheSecond() {
        Pixels before = Images.Kind.RGB.noise(new Size(40, 30), 3);
        Pixels canvas = Images.Kind.RGB.noise(new Size(70, 90), 4);
        Window.put(before, 21, 50, canvas);
        canvas.argb()[51 * 70 + 23] ^= 1;
        Comparison comparison =
                processor.compare(Images.png(before), Images.png(canvas), 21, 50, Optional.empty(), context);
        Pixels map = Images.read(comparison.map());
        assertThat(comparison.changed()).isEqualTo(1);
        assertThat(map.get(23, 51) & 0xFF).isEqualTo(76);
        assertThat(map.get(20, 50) & 0xFF).isEqualTo(255);
        assertThat(map.get(61, 79) & 0xFF).isEqualTo(255);
        assertThat(map.get(21, 49) & 0xFF).isEqualTo(255);
        assertThat(map.get(21, 80) & 0xFF).isEqualTo(255);
        assertThat(map.get(21, 50) & 0xFF).isZero();
        assertThat(map.get(60, 79) & 0xFF).isZero();
    }

    @Test
    void comparesImagesStoredTurned() throws IOException {
        ImageData turned = TurnedJpeg.clockwise(64, 32, (x, y) -> 4 * x << 16 | 8 * y);
        Pixels upright = Images.read(turned);
        assertThat(new Size(upright.width(), upright.height())).isEqualTo(new Size(32, 64));
        Pixels after = upright.copy();
        after.argb()[5 * 32 + 7] ^= 0x40;
        Comparison comparison = processor.compare(turned, Images.png(after), 0, 0, Optional.empty(), context);
        assertThat(comparison.changed()).isEqualTo(1);
        assertThat(Images.read(comparison.map()).get(7, 5) & 0xFF).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "5, 0", "0, 7", "2147483647, 0"})
    void rejectsAnImageThatDoesNotLieWithinTheOther(int left, int top) {
        ImageData before = Images.png(Pixels.blank(16, 12));
        ImageData after = Images.png(Pixels.blank(20, 18));
        assertThatThrownBy(() -> processor.compare(before, after, left, top, Optional.empty(), context))
                .isInstanceOf(ImageProcessingException.class)
                .hasMessageContaining("16x12")
                .hasMessageContaining("(" + left + ", " + top + ")")
                .hasMessageContaining("20x18");
    }

    @Test
    void rejectsAMaskOfAnotherSize() {
        ImageData image = Images.png(Pixels.blank(16, 12));
        Mask mask = MaskWriter.write(Coverage.none(12, 16), MaskConvention.WHITE);
        assertThatThrownBy(() -> compare(image, image, mask))
                .isInstanceOf(ImageProcessingException.class)
                .hasMessageContaining("12x16");
    }

    @Test
    void tellsHowFarItIs() {
        RecordingContext recorded = new RecordingContext();
        ImageData image = Images.png(Images.Kind.RGB.noise(new Size(8, 640), 5));
        processor.compare(image, image, 0, 0, Optional.empty(), recorded);
        assertThat(recorded.events())
                .filteredOn(event -> event instanceof ProgressEvent.Converting)
                .map(ProgressEvent.Converting.class::cast)
                .filteredOn(event -> event.step().equals("comparing"))
                .extracting(event -> event.share().orElseThrow())
                .isSorted()
                .hasSizeBetween(5, 21)
                .startsWith(0.0)
                .endsWith(1.0);
    }

    @Test
    void stopsWithTheCall() {
        RecordingContext cancelled = new RecordingContext();
        cancelled.cancel();
        ImageData image = Images.png(Pixels.blank(16, 12));
        assertThatThrownBy(() -> processor.compare(image, image, 0, 0, Optional.empty(), cancelled))
                .isInstanceOf(CallCancelledException.class);
    }
}

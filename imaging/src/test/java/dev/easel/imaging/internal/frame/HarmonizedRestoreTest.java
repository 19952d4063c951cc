package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.testing.RecordingContext;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider did to the whole image is undone at whatever size it responds, up to the mask's edge. */
class HarmonizedRestoreTest {
    private static final Delivery PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final Size SIZE = new Size(360, 280);
    private static final int BRIGHTER = 8;

    private final RecordingContext context = new RecordingContext();
    private final ImageData photo = Images.png(Images.smooth(SIZE, 24, 3));

    private Frame frame(int feather, boolean harmonize) {
        Mask mask =
                Masks.over(SIZE).rectangle(110, 80, 130, 110).feather(feather).build();
        FramingRule rule =
                new FramingRule(SizeRule.unspecified(), MaskConvention.WHITE, true, harmonize, Mask.MOSTLY_MARKED);
        return Imaging.processor().frame(photo, mask, rule, context);
    }

    private static ImageData brighter(ImageData sent, double scale) {
        Pixels image = Images.read(sent);
        Size size = new Size((int) (image.width() * scale), (int) (image.height() * scale));
        Pixels response = ThumbnailatorScaler.onCaller().scale(image, size);
        for (int i = 0; i < response.argb().length; i++) {
            response.argb()[i] += BRIGHTER * 0x010101;
        }
        return Images.png(response);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 12", "2, 0", "2, 12", "0.5, 0", "0.5, 12", "1.37, 0"})
    void undoesWhatWasDoneUpToTheEdgeAtEverySize(double scale, int feather) {
        Frame frame = frame(feather, true);
        Frame.Restored restored = frame.restore(brighter(frame.image(), scale), PNG, context);
        Pixels expected = Images.read(photo);
        Pixels actual = Images.read(restored.image());
        int largest = 0;
        for (int i = 0; i < expected.argb().length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int error = (actual.argb()[i] >> shift & 0xFF) - (expected.argb()[i] >> shift & 0xFF);
                largest = Math.max(largest, Math.abs(error));
            }
        }
        // A ring of pixels that are half undone would be off by half of the change.
        assertThat(largest).isLessThan(BRIGHTER / 2);
        assertThat(restored.drift() * 255).isBetween(BRIGHTER - 0.5, BRIGHTER + 0.5);
        assertThat(restored.remainingDrift() * 255).isLessThan(0.7);
        assertThat(restored.notes())
                .extracting(Note::message)
                .singleElement()
                .satisfies(note ->
                        assertThat(note).startsWith("undone inside the mask: ").contains("−8"));
    }

    @Test
    void leavesAResponseAsItIsUnderARuleThatSaysSo() {
        Frame frame = frame(0, false);
        Frame.Restored restored = frame.restore(brighter(frame.image(), 1), PNG, context);
        int inside = 150 * SIZE.width() + 170;
        assertThat(Images.read(restored.image()).argb()[inside])
                .isEqualTo(Images.read(photo).argb()[inside] + BRIGHTER * 0x010101);
        assertThat(restored.remainingDrift()).isEqualTo(restored.drift());
        assertThat(restored.notes()).isEmpty();
    }

    @Test
    void leavesAnUnchangedResponseToTheBit() {
        Frame frame = frame(0, true);
        Frame.Restored restored = frame.restore(frame.image(), PNG, context);
        assertThat(Images.read(restored.image())).isEqualTo(Images.read(photo));
        assertThat(restored.remainingDrift()).isZero();
        assertThat(restored.notes()).isEmpty();
    }
}

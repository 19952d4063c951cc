package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A photograph of 12 megapixels, stored rotated as cameras do, processed within the heap of 1 GiB that the tests have.
 */
class LargePhotographTest {
    private static final Delivery PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final Size SEEN = new Size(3000, 4000);
    private static final SizeRule SIZES =
            SizeRule.fixed(new Size(1024, 1024), new Size(1024, 1536), new Size(1536, 1024));

    private static ImageData photo;

    private final ImageProcessor processor = Imaging.processor();
    private final CallContext context = CallContext.detached();

    @BeforeAll
    static void store() throws IOException {
        photo = TurnedJpeg.clockwise(
                4000,
                3000,
                (x, y) -> (x / 16 & 0xFF) << 16 | (y / 12 & 0xFF) << 8 | ((x / 200 + y / 300) % 2 == 0 ? 40 : 200));
    }

    @Test
    void inpaintsAPartAndKeepsTheRest() {
        assertThat(photo.size()).isEqualTo(SEEN);
        Coverage mask =
                Masks.over(photo).ellipse(900, 2500, 700, 500).feather(20).coverage();
        Frame frame = processor.frame(
                photo,
                MaskWriter.write(mask, MaskConvention.WHITE),
                new FramingRule(SIZES, MaskConvention.TRANSPARENT, true),
                context);
        ImageData response = Images.png(Images.Kind.RGB.noise(frame.size(), 1));
        ImageData restored = frame.restore(response, PNG, context).image();
        Pixels result = Images.read(restored);
        Pixels original = Images.read(photo);
        assertThat(Window.size(result)).isEqualTo(SEEN);
        assertThat(changed(original, result, mask)).isZero();
        assertThat(result.get(1250, 2750)).isNotEqualTo(original.get(1250, 2750));
        ImageProcessor.Comparison comparison = processor.compare(
                photo, restored, 0, 0, Optional.of(MaskWriter.write(mask, MaskConvention.WHITE)), context);
        assertThat(comparison.changedOutside()).isZero();
        assertThat(comparison.changed()).isBetween(270_000L, 275_000L);
    }

    private static int changed(Pixels original, Pixels result, Coverage mask) {
        int changed = 0;
        for (int i = 0; i < mask.weights().length; i++) {
            changed += mask.weights()[i] == 0 && original.argb()[i] != result.argb()[i] ? 1 : 0;
        }
        return changed;
    }

    @Test
    void expandsAndKeepsTheOriginalInTheMiddle() {
        Border.Sides sides = Border.fraction(0.2).around(SEEN);
        Frame frame = processor.expand(
                photo,
                new BorderFill(sides, Prefill.MIRROR, 0, Rgb.WHITE),
                new FramingRule(SIZES, MaskConvention.TRANSPARENT, false),
                context);
        ImageData restored = frame.restore(frame.image(), PNG, context).image();
        Pixels grown = Images.read(restored);
        assertThat(Window.size(grown)).isEqualTo(new Size(4200, 5600));
        Pixels original = Images.read(photo);
        int changed = 0;
        for (int y = 0; y < 4000; y++) {
            for (int x = 0; x < 3000; x++) {
                changed += original.get(x, y) == grown.get(x + 600, y + 800) ? 0 : 1;
            }
        }
        assertThat(changed).isZero();
        assertThat(processor
                        .compare(photo, restored, 600, 800, Optional.empty(), context)
                        .changed())
                .isZero();
    }
}

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
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
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
        BufferedImage buffered = new BufferedImage(4000, 3000, BufferedImage.TYPE_3BYTE_BGR);
        int[] row = new int[4000];
        for (int y = 0; y < 3000; y++) {
            for (int x = 0; x < 4000; x++) {
                row[x] = (x / 16 & 0xFF) << 16 | (y / 12 & 0xFF) << 8 | ((x / 200 + y / 300) % 2 == 0 ? 40 : 200);
            }
            buffered.setRGB(0, y, 4000, 1, row, 0, 4000);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(buffered, "jpg", jpeg);
        photo = ImageData.of(turned(jpeg.toByteArray()));
    }

    /** Returns a JPEG with an EXIF segment that requests a quarter turn to the right. */
    private static byte[] turned(byte[] jpeg) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + exif.length);
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
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
        Pixels result = Images.read(frame.restore(response, PNG, context).image());
        Pixels original = Images.read(photo);
        assertThat(Window.size(result)).isEqualTo(SEEN);
        assertThat(changed(original, result, mask)).isZero();
        assertThat(result.get(1250, 2750)).isNotEqualTo(original.get(1250, 2750));
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
        Pixels grown = Images.read(frame.restore(frame.image(), PNG, context).image());
        assertThat(Window.size(grown)).isEqualTo(new Size(4200, 5600));
        Pixels original = Images.read(photo);
        int changed = 0;
        for (int y = 0; y < 4000; y++) {
            for (int x = 0; x < 3000; x++) {
                changed += original.get(x, y) == grown.get(x + 600, y + 800) ? 0 : 1;
            }
        }
        assertThat(changed).isZero();
    }
}

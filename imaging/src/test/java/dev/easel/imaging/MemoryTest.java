package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each kind of work allocates, in bytes per pixel of the largest image involved, as the page of imaging states it:
 * everything allocated on the way is counted, so that no more can be held at once, and often much less is.
 */
class MemoryTest {
    private static final Size SIZE = new Size(2000, 1500);
    private static final ImageProcessor PROCESSOR = Imaging.processor();
    private static final CallContext CONTEXT = CallContext.detached();
    private static final FramingRule WHOLE = new FramingRule(SizeRule.unspecified(), MaskConvention.TRANSPARENT, false);
    private static final Delivery AS_PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final Delivery AS_JPEG = new Delivery(ImageSize.auto(), Output.jpeg(90));

    private static final ImageData PNG = TestImages.photo(SIZE.width(), SIZE.height());
    private static final ImageData JPEG = PROCESSOR.convert(PNG, AS_JPEG, CONTEXT);
    private static final ImageData HALF = PROCESSOR.convert(PNG, halved(), CONTEXT);
    private static final Pixels PIXELS = new ImageDecoder().read(PNG);
    private static final Mask MASK =
            Masks.over(SIZE).ellipse(100, 100, 800, 700).feather(32).build();

    static Stream<Arguments> work() {
        return Stream.of(
                of("read PNG", 5, () -> new ImageDecoder().read(PNG)),
                of("read JPEG", 5, () -> new ImageDecoder().read(JPEG)),
                of("write PNG", 6, () -> new ImageEncoder().png(PIXELS)),
                of("PNG to JPEG", 6, () -> PROCESSOR.convert(PNG, AS_JPEG, CONTEXT)),
                of("JPEG to PNG", 12, () -> PROCESSOR.convert(JPEG, AS_PNG, CONTEXT)),
                of("halve", 8, () -> PROCESSOR.convert(PNG, halved(), CONTEXT)),
                of(
                        "draw a mask",
                        2,
                        () -> Masks.over(SIZE)
                                .ellipse(100, 100, 800, 700)
                                .feather(32)
                                .build()),
                of("compare", 18, () -> PROCESSOR.compare(PNG, PNG, 0, 0, Optional.of(MASK), CONTEXT)),
                of("frame and restore", 40, MemoryTest::frameAndRestore),
                of("expand and restore", 40, () -> expandAndRestore(Prefill.MIRROR)),
                of("expand with a blur", 54, () -> expandAndRestore(Prefill.BLUR)));
    }

    private static Arguments of(String name, int bytesPerPixel, Runnable work) {
        return Arguments.of(name, bytesPerPixel, work);
    }

    private static Delivery halved() {
        return new Delivery(ImageSize.exact(SIZE.width() / 2, SIZE.height() / 2), Output.png());
    }

    private static void frameAndRestore() {
        send(PROCESSOR.frame(PNG, MASK, WHOLE, CONTEXT));
    }

    /** Expands by a share that gives the canvas the size used for all other measurements. */
    private static void expandAndRestore(Prefill prefill) {
        Border.Sides sides = Border.fraction(0.5).around(HALF.size());
        send(PROCESSOR.expand(HALF, new BorderFill(sides, prefill, 16, Rgb.WHITE), WHOLE, CONTEXT));
    }

    /** Restores with the sent image as the response. */
    private static void send(Frame frame) {
        frame.mask();
        frame.restore(frame.image(), AS_PNG, CONTEXT);
    }

    @ParameterizedTest(name = "{0}: {1} bytes per pixel")
    @MethodSource("work")
    void allocatesNoMoreThanStated(String name, int bytesPerPixel, Runnable work) {
        work.run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.run();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated / SIZE.pixels()).as(name).isBetween(bytesPerPixel / 2L, (long) bytesPerPixel);
    }
}

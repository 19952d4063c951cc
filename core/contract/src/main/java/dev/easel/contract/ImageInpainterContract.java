package dev.easel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every {@link ImageInpainter} does, whatever is behind it; keeping pixels is up to the use case, not the port. */
public abstract class ImageInpainterContract {
    private static final String PROMPT = "a bed of red flowers";

    /** Returns the port under test, ready to respond. */
    protected abstract ImageInpainter inpainter();

    /** Returns the model to name; the provider's default unless overridden. */
    protected ModelId model() {
        return ModelId.DEFAULT;
    }

    private Capabilities can() {
        return inpainter().capabilities(model());
    }

    private ImageResult inpaint(InpaintRequest.Builder request) {
        if (!model().equals(ModelId.DEFAULT)) {
            request.model(model());
        }
        return inpainter().inpaint(request.build(), new RecordingContext());
    }

    /** An image and a mask as the use case frames them: of a size the provider makes, in its mask convention. */
    private InpaintRequest.Builder framed() {
        Size size = PortContract.size(can(), 96, 64);
        ImageData image = TestImages.photo(size.width(), size.height());
        return InpaintRequest.builder(image, mask(size), PROMPT)
                .size(can().sizes().nearest(new ImageSize.Exact(size)));
    }

    private Mask mask(Size size) {
        MaskConvention convention =
                can().mask() == MaskConvention.BY_CONTENT ? MaskConvention.TRANSPARENT : can().mask();
        int kept = kept(convention);
        int repainted = repainted(convention);
        ImageData image = ImageData.of(TestImages.png(size.width(), size.height(), (x, y) -> {
            boolean inside =
                    x >= size.width() / 4 && x < size.width() / 2 && y >= size.height() / 4 && y < size.height() / 2;
            return inside ? repainted : kept;
        }));
        return new Mask(image, convention);
    }

    private static int kept(MaskConvention convention) {
        return convention == MaskConvention.BLACK ? 0xFFFFFFFF : 0xFF000000;
    }

    private static int repainted(MaskConvention convention) {
        return switch (convention) {
            case WHITE -> 0xFFFFFFFF;
            case BLACK -> 0xFF000000;
            case WHITE_AND_TRANSPARENT -> 0x00FFFFFF;
            default -> 0;
        };
    }

    @Test
    void repaintsWhatAMaskMarks() throws IOException {
        InpaintRequest.Builder request = framed();
        ImageResult result = inpaint(request);
        PortContract.holds(result, 1);
        PortContract.hasRequestedSize(result, can(), request.build().size());
        assertThat(result.first().bytes())
                .isNotEqualTo(((ImageData) request.build().image()).bytes());
    }

    @Test
    void expandsAnImageWhereItSupportsThat() throws IOException {
        if (can().nativeBorder()) {
            InpaintRequest.Builder request = InpaintRequest.builder(
                    TestImages.photo(100, 50), new Region.Expanded(Border.fraction(0.2)), PROMPT);
            ImageResult result = inpaint(request);
            PortContract.holds(result, 1);
            Size size = result.first().receivedSize();
            assertThat(size.ratio()).isBetween(1.8, 2.2);
        }
    }

    @Test
    void doesNothingForACancelledCall() {
        RecordingContext context = new RecordingContext();
        context.cancel();
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> inpainter().inpaint(framed().build(), context));
    }
}

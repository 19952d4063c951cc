package dev.easel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ImageEditor} does, whatever is behind it. */
public abstract class ImageEditorContract {
    private static final String PROMPT = "give it the warm light of a sunset";

    /** Returns the port under test, ready to respond. */
    protected abstract ImageEditor editor();

    /** Returns the model to name; the provider's default unless overridden. */
    protected ModelId model() {
        return ModelId.DEFAULT;
    }

    private Capabilities can() {
        return editor().capabilities(model());
    }

    private ImageResult edit(EditRequest.Builder request) {
        if (!model().equals(ModelId.DEFAULT)) {
            request.model(model());
        }
        return editor().edit(request.build(), new RecordingContext());
    }

    private static EditRequest.Builder request() {
        return EditRequest.builder(TestImages.photo(96, 64), PROMPT);
    }

    @Test
    void changesAnImage() throws IOException {
        ImageResult result = edit(request());
        PortContract.holds(result, 1);
        assertThat(result.first().bytes()).isNotEqualTo(TestImages.photo(96, 64).bytes());
    }

    @Test
    void takesSeveralImages() throws IOException {
        int most = Math.min(3, can().maxInputImages());
        List<ImageData> images = IntStream.range(0, most)
                .mapToObj(i -> TestImages.photo(64 + 8 * i, 64))
                .toList();
        PortContract.holds(edit(EditRequest.builder(images, PROMPT)), 1);
    }

    @Test
    void takesAnImageFromMemory() throws IOException {
        PortContract.holds(
                edit(EditRequest.builder(ImageSource.of(TestImages.photo(64, 64).bytes()), PROMPT)), 1);
    }

    @Test
    void makesEverySupportedSize() {
        for (ImageSize size : PortContract.sizes(can())) {
            PortContract.hasRequestedSize(edit(request().size(size)), can(), size);
        }
    }

    @Test
    void makesTheRequestedNumberOfImages() throws IOException {
        int most = Math.min(2, can().maxCount());
        PortContract.holds(edit(request().count(most)), most);
    }

    @Test
    void sendsEverySupportedFormat() {
        for (ImageFormat format : can().formats()) {
            PortContract.hasFormat(edit(request().output(Output.of(format))), format);
        }
    }

    @Test
    void doesNothingForACancelledCall() {
        RecordingContext context = new RecordingContext();
        context.cancel();
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> editor().edit(request().build(), context));
    }
}

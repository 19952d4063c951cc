package dev.easel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.testing.RecordingContext;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ImageGenerator} does, whatever is behind it. */
public abstract class ImageGeneratorContract {
    private record UnknownOptions() implements ProviderOptions {}

    /** Returns the port under test, ready to respond. */
    protected abstract ImageGenerator generator();

    /** Returns the model to name; the provider's default unless overridden. */
    protected ModelId model() {
        return ModelId.DEFAULT;
    }

    private Capabilities can() {
        return generator().capabilities(model());
    }

    private ImageResult generate(GenerateRequest.Builder request) {
        if (!model().equals(ModelId.DEFAULT)) {
            request.model(model());
        }
        return generator().generate(request.build(), new RecordingContext());
    }

    private static GenerateRequest.Builder request() {
        return GenerateRequest.builder("a lighthouse above a calm sea at dusk");
    }

    @Test
    void makesAnImageFromAPromptAlone() throws IOException {
        PortContract.holds(generate(request()), 1);
    }

    @Test
    void makesEverySupportedSize() {
        for (ImageSize size : PortContract.sizes(can())) {
            PortContract.hasRequestedSize(generate(request().size(size)), can(), size);
        }
    }

    @Test
    void makesTheRequestedNumberOfImages() throws IOException {
        int most = Math.min(3, can().maxCount());
        PortContract.holds(generate(request().count(most)), most);
    }

    @Test
    void sendsEverySupportedFormat() {
        for (ImageFormat format : can().formats()) {
            PortContract.hasFormat(generate(request().output(Output.of(format))), format);
        }
    }

    @Test
    void takesEverySupportedQualityAndBackground() throws IOException {
        for (Quality quality : can().qualities()) {
            PortContract.holds(generate(request().quality(quality)), 1);
        }
        for (Background background : can().backgrounds()) {
            PortContract.holds(generate(request().background(background)), 1);
        }
    }

    @Test
    void ignoresOptionsOfOtherProviders() throws IOException {
        PortContract.holds(generate(request().options(new UnknownOptions())), 1);
    }

    @Test
    void makesTheSameImageForTheSameSeed() {
        if (can().seed()) {
            ImageResult first = generate(request().seed(7));
            assertThat(generate(request().seed(7)).first().bytes())
                    .isEqualTo(first.first().bytes());
            assertThat(generate(request().seed(8)).first().bytes())
                    .isNotEqualTo(first.first().bytes());
        }
    }

    @Test
    void servesSeveralThreadsAtOnce() {
        List<ImageResult> results = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> generate(request()))
                .toList();
        assertThat(results).allSatisfy(result -> PortContract.holds(result, 1));
    }

    @Test
    void doesNothingForACancelledCall() {
        RecordingContext context = new RecordingContext();
        context.cancel();
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> generator().generate(request().build(), context));
    }
}

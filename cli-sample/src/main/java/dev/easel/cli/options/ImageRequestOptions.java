package dev.easel.cli.options;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the request of every verb has beside its words, as options. */
final class ImageRequestOptions {
    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "How many images, 1 unless said. Several of -o out.png become out-1.png, out-2.png."
                    + " Example: -n 3")
    private int count = 1;

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "How many paid calls may be made where one cannot give all that is asked for; 1 unless said."
                    + " Example: -n 3 --max-calls 3")
    private int maxCalls = 1;

    @Option(
            names = "--aspect",
            paramLabel = "W:H",
            description = "Ratio of width to height. Examples: --aspect 3:2, 1:1, 9:16")
    private Optional<AspectRatio> aspect = Optional.empty();

    @Option(names = "--size", paramLabel = "WxH", description = "Exact size in pixels. Example: --size 1024x768")
    private Optional<Size> size = Optional.empty();

    @Option(
            names = "--quality",
            paramLabel = "QUALITY",
            description =
                    "Effort the provider is asked for: auto, low, medium, high, xhigh or max; the nearest it has is"
                            + " taken. Example: --quality high")
    private Quality quality = Quality.AUTO;

    @Option(
            names = "--background",
            paramLabel = "KIND",
            description = "What is behind the subject: auto, transparent or opaque. Example: --background transparent")
    private Background background = Background.AUTO;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same image for the same seed, where the provider can do that. Example: --seed 7")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "The provider's own name of a model; its usual one unless said. Example: --model gpt-image-1")
    private Optional<String> model = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Puts what was said into a request; images become the format given, or stay as they are received. */
    <B extends ImageRequest.Builder<B>> B applyTo(B request, Optional<ImageFormat> format) {
        model.ifPresent(request::model);
        seed.ifPresent(request::seed);
        return request.count(count)
                .maxCalls(maxCalls)
                .size(wantedSize())
                .quality(quality)
                .background(background)
                .output(output.output(format));
    }

    /** Returns how images are encoded where the request leaves it open. */
    Encoding encoding() {
        return output.encoding();
    }

    private ImageSize wantedSize() {
        if (aspect.isPresent() && size.isPresent()) {
            throw new IllegalArgumentException("--aspect " + aspect.get() + " and --size " + size.get()
                    + " exclude each other: give one of them.");
        }
        return size.<ImageSize>map(ImageSize.Exact::new)
                .or(() -> aspect.map(ImageSize.Ratio::new))
                .orElse(ImageSize.auto());
    }
}

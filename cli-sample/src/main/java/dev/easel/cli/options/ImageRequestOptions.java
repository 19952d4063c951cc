package dev.easel.cli.options;

import dev.easel.cli.options.connection.WireFieldOptions;
import dev.easel.cli.options.value.TargetSize;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that the requests of all verbs share, besides the prompt. */
final class ImageRequestOptions {
    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "The number of images (default: 1). With -o out.png, several become out-1.png, out-2.png."
                    + " Example: -n 3")
    private int count = 1;

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "The maximum number of billed calls if one cannot return all images (default: 1)."
                    + " Example: -n 3 --max-calls 3")
    private int maxCalls = 1;

    @Option(
            names = "--aspect",
            paramLabel = "W:H",
            description = "Ratio of width to height. Examples: --aspect 3:2, 16/9, 1.91:1, 1.5")
    private Optional<AspectRatio> aspect = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "WxH|%",
            description = "Exact size in pixels; with an input image also a width, a height or a share of its size."
                    + " Examples: --size 1024x768, 300x, x200, 50%%")
    private Optional<TargetSize> size = Optional.empty();

    @Option(
            names = "--quality",
            paramLabel = "QUALITY",
            description =
                    "The quality to request: auto, low, medium, high, xhigh or max; the nearest that the provider has is"
                            + " used. Example: --quality high")
    private Quality quality = Quality.AUTO;

    @Option(
            names = "--background",
            paramLabel = "KIND",
            description =
                    "The background of the subject: auto, transparent or opaque. Example: --background transparent")
    private Background background = Background.AUTO;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Get the same image for the same seed, if the provider supports it. Example: --seed 7")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "The provider's name of the model (default: the provider's default). Example: --model gpt-image-2")
    private Optional<String> model = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private WireFieldOptions wire = new WireFieldOptions();

    /**
     * Applies the options to a request; images are converted to the given format, or stay as received.
     *
     * @param input returns the size of the input image, where there is one
     */
    <B extends ImageRequest.Builder<B>> B applyTo(
            B request, Optional<ImageFormat> format, Optional<Supplier<Size>> input) {
        model.ifPresent(request::model);
        seed.ifPresent(request::seed);
        wire.wire().ifPresent(request::options);
        return request.count(count)
                .maxCalls(maxCalls)
                .size(imageSize(input))
                .quality(quality)
                .background(background)
                .output(output.output(format));
    }

    /** Returns the encoding of images where the request does not specify one. */
    Encoding encoding() {
        return output.encoding();
    }

    private ImageSize imageSize(Optional<Supplier<Size>> input) {
        if (aspect.isPresent() && size.isPresent()) {
            throw new IllegalArgumentException("--aspect " + aspect.get() + " and --size " + size.get()
                    + " cannot be combined: give one of them.");
        }
        return size.<ImageSize>map(wanted -> new ImageSize.Exact(
                        wanted.isExact() || input.isEmpty()
                                ? wanted.exact()
                                : wanted.of(input.get().get())))
                .or(() -> aspect.map(ImageSize.Ratio::new))
                .orElse(ImageSize.auto());
    }
}

package dev.easel.cli.options;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code convert}. */
public final class ConvertOptions {
    @Parameters(paramLabel = "IN", description = "The image to convert: a file or an http(s) URL. Example: photo.jpg")
    private ImageSource image = ImageSource.of(Path.of(""));

    @Option(
            names = "--fit",
            paramLabel = "WxH|W:H",
            description =
                    "Resize to a size in pixels or to a ratio; --resize-mode sets how. Examples: --fit 1024x768, --fit 1:1")
    private Optional<String> fit = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Returns the image to convert. */
    public ImageSource image() {
        return image;
    }

    /** Returns the encoding of images. */
    public Encoding encoding() {
        return output.encoding();
    }

    /** Returns the target size and output, in a format or in the image's format. */
    public Delivery delivery(Optional<ImageFormat> format) {
        return new Delivery(fit.map(ConvertOptions::targetSize).orElse(ImageSize.auto()), output.output(format));
    }

    private static ImageSize targetSize(String text) {
        return text.contains(":")
                ? new ImageSize.Ratio(AspectRatio.parse(text))
                : new ImageSize.Exact(Size.parse(text));
    }
}

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

/** What {@code convert} is asked for, as options. */
public final class ConvertOptions {
    @Parameters(
            paramLabel = "IN",
            description = "The image to convert: a file or an http(s) address. Example: photo.jpg")
    private ImageSource image = ImageSource.of(Path.of(""));

    @Option(
            names = "--fit",
            paramLabel = "WxH|W:H",
            description =
                    "Bring it to a size in pixels or to a ratio; --resize-mode says how. Examples: --fit 1024x768, --fit 1:1")
    private Optional<String> fit = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Returns the image to convert. */
    public ImageSource image() {
        return image;
    }

    /** Returns how images are encoded where the request leaves it open. */
    public Encoding encoding() {
        return output.encoding();
    }

    /** Returns what it is to become: of a format, or of its own. */
    public Delivery delivery(Optional<ImageFormat> format) {
        return new Delivery(fit.map(ConvertOptions::wanted).orElse(ImageSize.auto()), output.output(format));
    }

    private static ImageSize wanted(String text) {
        return text.contains(":")
                ? new ImageSize.Ratio(AspectRatio.parse(text))
                : new ImageSize.Exact(Size.parse(text));
    }
}

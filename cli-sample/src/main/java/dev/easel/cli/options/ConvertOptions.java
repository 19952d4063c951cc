package dev.easel.cli.options;

import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.Ratios;
import dev.easel.cli.options.value.TargetSize;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.settings.Encoding;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code convert}. */
public final class ConvertOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "IN",
            description = "The image to convert: a file, an http(s) URL, or - for standard input. Several images, or"
                    + " folders of images, are converted one by one. Example: photo.jpg")
    private List<ImageArgument> images = List.of();

    @Option(
            names = "--fit",
            paramLabel = "SIZE|W:H",
            description =
                    "Shrink to fit within a size: WxH in pixels, a width 300x, a height x200, or 50%% of the image."
                            + " --resize-mode cover or pad gives both sides exactly. A ratio is cut out. Examples:"
                            + " --fit 1024x768, --fit 300x, --fit 50%%, --fit 1:1")
    private Optional<Fit> fit = Optional.empty();

    @Option(
            names = "--enlarge",
            description = "Let --fit enlarge a smaller image; without this option no image gets more pixels.")
    private boolean enlarge;

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** What {@code --fit} says: a ratio or a size. */
    record Fit(Optional<AspectRatio> ratio, Optional<TargetSize> size) {
        static Fit parse(String text) {
            return Ratios.isPair(text)
                    ? new Fit(Optional.of(Ratios.parse(text)), Optional.empty())
                    : new Fit(Optional.empty(), Optional.of(TargetSize.parse(text)));
        }
    }

    /** Returns the images to convert, in order. */
    public List<ImageArgument> images() {
        return images;
    }

    /** Returns the encoding of images. */
    public Encoding encoding() {
        return output.encoding();
    }

    /**
     * Returns the target size and output for an image of a size, in a format or in the image's format.
     *
     * @throws IllegalArgumentException when options contradict each other
     */
    public Delivery delivery(Optional<ImageFormat> format, Size image) {
        Output wanted = output.output(format);
        if (fit.isEmpty()) {
            if (enlarge) {
                throw new IllegalArgumentException("--enlarge needs a size to enlarge to: add --fit, e.g. 1024x768.");
            }
            return new Delivery(ImageSize.auto(), wanted);
        }
        if (fit.get().ratio().isPresent()) {
            return new Delivery(new ImageSize.Ratio(fit.get().ratio().get()), wanted);
        }
        TargetSize target = fit.get().size().orElseThrow();
        return target.isExact()
                ? boxed(target.exact(), image, wanted)
                : scaled(target, image, wanted.resizeMode(ResizeMode.COVER));
    }

    /** An image that may not be enlarged gets the shape of the size, as far as the mode needs one. */
    private Delivery boxed(Size box, Size image, Output wanted) {
        Output resized = wanted.resizeMode(mode());
        return new Delivery(
                scale(box, image) > 1 && !enlarge ? new ImageSize.Ratio(AspectRatio.of(box)) : new ImageSize.Exact(box),
                resized);
    }

    private ResizeMode mode() {
        return output.resizeMode().orElse(ResizeMode.CONTAIN);
    }

    /** Returns how much larger an image of a size gets in a box. */
    private double scale(Size box, Size image) {
        double width = (double) box.width() / image.width();
        double height = (double) box.height() / image.height();
        return mode() == ResizeMode.COVER ? Math.max(width, height) : Math.min(width, height);
    }

    private Delivery scaled(TargetSize target, Size image, Output wanted) {
        Size size = target.of(image);
        boolean larger = size.width() > image.width() || size.height() > image.height();
        if (larger && target.isShare() && !enlarge) {
            throw new IllegalArgumentException("--fit " + target + " enlarges the image: add --enlarge.");
        }
        return new Delivery(larger && !enlarge ? ImageSize.auto() : new ImageSize.Exact(size), wanted);
    }

    /** Returns whether an image of a size stays smaller than {@code --fit}, because it may not be enlarged. */
    public boolean keepsSmall(Size image) {
        return !enlarge
                && fit.flatMap(Fit::size)
                        .filter(target -> scale(target.of(image), image) > 1)
                        .isPresent();
    }
}

package dev.easel.cli.options;

import dev.easel.cli.options.TypeConverters.Switch;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.Length;
import dev.easel.cli.options.value.LiteralText;
import dev.easel.cli.options.value.Prompt;
import dev.easel.cli.options.value.Ratios;
import dev.easel.cli.options.value.TargetSize;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.settings.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code expand}. */
public final class ExpandOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "IMAGE",
            description =
                    "The image to extend: a file, an http(s) URL, or - for standard input. Its pixels stay bit for"
                            + " bit the same. Several images, or folders of images, are extended one by one. Example: photo.jpg")
    private List<ImageArgument> images = List.of();

    @Option(
            names = {"-p", "--prompt"},
            preprocessor = LiteralText.class,
            paramLabel = "PROMPT",
            description =
                    "A description of the new area; - reads it from standard input. Example: -p \"the street continues\"")
    private Optional<Prompt> prompt = Optional.empty();

    @Mixin
    private PromptFileOptions file = new PromptFileOptions();

    @Option(
            names = "--border",
            paramLabel = "PX|SHARE",
            description =
                    "Extend every side by pixels, or by a share of its dimension of 0.01 to 0.5: 0.2 or 20%% turns"
                            + " 1000x500 into 1400x700. Examples: --border 24, --border 0.2")
    private Optional<BorderWidth> border = Optional.empty();

    @Option(
            names = "--left",
            paramLabel = "PX|%",
            description =
                    "Extend the left side by pixels or by a share of the width. Examples: --left 300, --left 10%%")
    private Optional<Length> left = Optional.empty();

    @Option(
            names = "--right",
            paramLabel = "PX|%",
            description = "Extend the right side by pixels or by a share of the width. Example: --right 300")
    private Optional<Length> right = Optional.empty();

    @Option(
            names = "--top",
            paramLabel = "PX|%",
            description = "Extend the top by pixels or by a share of the height. Example: --top 120")
    private Optional<Length> top = Optional.empty();

    @Option(
            names = "--bottom",
            paramLabel = "PX|%",
            description = "Extend the bottom by pixels or by a share of the height. Example: --bottom 120")
    private Optional<Length> bottom = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "W:H|WxH|%",
            description =
                    "Extend to a ratio, or to a size in pixels or percent of the image. Examples: --to 16:9, --to 1920x1080")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--place",
            paramLabel = "WHERE",
            description = "The position of the original in the extended image with --to: center, left, top-right, …"
                    + " Example: --to 16:9 --place left")
    private Gravity place = Gravity.CENTER;

    @Option(
            names = "--prefill",
            paramLabel = "WITH",
            description = "How the new area is filled before it is repainted: mirror, edge, blur, color (the matte) or"
                    + " content-aware. Example: --prefill content-aware")
    private Prefill prefill = Prefill.MIRROR;

    @Option(
            names = "--overlap",
            paramLabel = "PX|%",
            description =
                    "Also repaint this many of the original's outermost pixels, 0 to 256, or a share of the shorter"
                            + " side, to hide a seam (default: 0). Example: --overlap 8")
    private Length overlap = Length.NONE;

    @Option(
            names = "--harmonize",
            paramLabel = "on|off",
            description =
                    "Whether what the provider did to the whole image, such as brighter tones or a shift, is undone"
                            + " in the new area so that its edge does not show: on (default) or off. Example: --harmonize off")
    private Switch harmonize = Switch.ON;

    @Mixin
    private UploadOptions upload = new UploadOptions();

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns the encoding of images where the request does not specify one. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the images in order. */
    public List<ImageArgument> images() {
        return images;
    }

    /** Returns the request for images in a format, or in the format they are received in. */
    public ExpandRequest request(Optional<ImageFormat> format, ImageLoader loader) {
        if (images.size() > 1) {
            throw new IllegalArgumentException("One image can be extended here, but " + images.size() + " are given.");
        }
        return request(images.stream().findFirst().orElseThrow(ImageArgument::missing), format, loader);
    }

    /**
     * Returns the request for another image than the argument.
     *
     * @param loader loads the image where a length or a size depends on it
     */
    public ExpandRequest request(ImageArgument argument, Optional<ImageFormat> format, ImageLoader loader) {
        argument.claim("the image");
        String words = file.prompt(prompt).text();
        ImageSource image = argument.source();
        Supplier<Size> size = () -> loader.load(image).size();
        ExpandRequest.Builder request = ExpandRequest.builder(image, border(size), words)
                .prefill(prefill)
                .overlap(overlap.percent() ? overlap.ofShorterSide(size.get()) : overlap.of(0))
                .harmonize(harmonize == Switch.ON);
        if (upload.asIs()) {
            request.sendAsIs();
        }
        return common.applyTo(request, format, Optional.of(size)).build();
    }

    private Border border(Supplier<Size> size) {
        boolean sides = Stream.of(left, right, top, bottom).anyMatch(Optional::isPresent);
        List<String> given = new ArrayList<>();
        border.ifPresent(share -> given.add("--border"));
        target.ifPresent(wanted -> given.add("--to"));
        if (sides) {
            given.add("--left, --right, --top, --bottom");
        }
        if (given.size() != 1) {
            throw new IllegalArgumentException(
                    given.isEmpty()
                            ? "No border is given: use --border 0.2, --to 16:9, or some of --left, --right,"
                                    + " --top and --bottom."
                            : String.join(" and ", given) + " cannot be combined: give one of them.");
        }
        return sides
                ? Border.pixels(
                        pixels(left, size, Size::width),
                        pixels(top, size, Size::height),
                        pixels(right, size, Size::width),
                        pixels(bottom, size, Size::height))
                : border.map(BorderWidth::border).orElseGet(() -> targetOf(target.orElseThrow(), size));
    }

    /** The image is read only where a share of it is given. */
    private static int pixels(Optional<Length> length, Supplier<Size> size, ToIntFunction<Size> side) {
        return length.map(given -> given.of(given.percent() ? side.applyAsInt(size.get()) : 0))
                .orElse(0);
    }

    private Border targetOf(String text, Supplier<Size> size) {
        if (Ratios.isPair(text)) {
            return new Border.ToRatio(Ratios.parse(text), place);
        }
        TargetSize wanted = TargetSize.parse(text);
        return new Border.ToSize(wanted.isExact() ? wanted.exact() : wanted.of(size.get()), place);
    }
}

package dev.easel.cli.options;

import dev.easel.cli.options.TypeConverters.Switch;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code expand}. */
public final class ExpandOptions {
    @Parameters(
            paramLabel = "IMAGE",
            description = "The image to extend: a file or an http(s) URL. Its pixels stay bit for bit the same."
                    + " Example: photo.jpg")
    private ImageSource image = ImageSource.of(Path.of(""));

    @Option(
            names = {"-p", "--prompt"},
            required = true,
            paramLabel = "PROMPT",
            description =
                    "A description of the new area; - reads it from standard input. Example: -p \"the street continues\"")
    private Prompt prompt = new Prompt("");

    @Option(
            names = "--border",
            paramLabel = "0.01..0.5",
            description = "Extend every side by this share of its dimension: 0.2 turns 1000x500 into 1400x700."
                    + " Example: --border 0.2")
    private Optional<Double> border = Optional.empty();

    @Option(
            names = "--left",
            paramLabel = "PX",
            description = "Extend the left side by this many pixels. Example: --left 300")
    private Optional<Integer> left = Optional.empty();

    @Option(
            names = "--right",
            paramLabel = "PX",
            description = "Extend the right side by this many pixels. Example: --right 300")
    private Optional<Integer> right = Optional.empty();

    @Option(names = "--top", paramLabel = "PX", description = "Extend the top by this many pixels. Example: --top 120")
    private Optional<Integer> top = Optional.empty();

    @Option(
            names = "--bottom",
            paramLabel = "PX",
            description = "Extend the bottom by this many pixels. Example: --bottom 120")
    private Optional<Integer> bottom = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "W:H|WxH",
            description = "Extend to a ratio or to a size in pixels. Examples: --to 16:9, --to 1920x1080")
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
            paramLabel = "PX",
            description = "Also repaint this many of the original's outermost pixels, 0 to 256, to hide a seam"
                    + " (default: 0). Example: --overlap 8")
    private int overlap;

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

    /** Returns the request for images in a format, or in the format they are received in. */
    public ExpandRequest request(Optional<ImageFormat> format) {
        ExpandRequest.Builder request = ExpandRequest.builder(image, border(), prompt.text())
                .prefill(prefill)
                .overlap(overlap)
                .harmonize(harmonize == Switch.ON);
        if (upload.asIs()) {
            request.sendAsIs();
        }
        return common.applyTo(request, format).build();
    }

    private Border border() {
        boolean sides = left.isPresent() || right.isPresent() || top.isPresent() || bottom.isPresent();
        List<String> given = new ArrayList<>();
        border.ifPresent(share -> given.add("--border"));
        target.ifPresent(size -> given.add("--to"));
        if (sides) {
            given.add("--left, --right, --top, --bottom");
        }
        if (given.size() != 1) {
            throw new IllegalArgumentException(
                    given.isEmpty()
                            ? "No border is given: use --border 0.2, --to 16:9, or some of --left, --right,"
                                    + " --top and --bottom in pixels."
                            : String.join(" and ", given) + " cannot be combined: give one of them.");
        }
        if (sides) {
            return Border.pixels(left.orElse(0), top.orElse(0), right.orElse(0), bottom.orElse(0));
        }
        return border.map(Border::fraction).or(() -> target.map(this::targetOf)).orElseThrow();
    }

    private Border targetOf(String text) {
        return text.contains(":")
                ? new Border.ToRatio(AspectRatio.parse(text), place)
                : new Border.ToSize(Size.parse(text), place);
    }
}

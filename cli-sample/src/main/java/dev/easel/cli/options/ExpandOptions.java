package dev.easel.cli.options;

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

/** What {@code expand} is asked for, as options. */
public final class ExpandOptions {
    @Parameters(
            paramLabel = "IMAGE",
            description = "The image to grow: a file or an http(s) address. It comes back bit for bit in its place."
                    + " Example: photo.jpg")
    private ImageSource image = ImageSource.of(Path.of(""));

    @Option(
            names = {"-p", "--prompt"},
            required = true,
            paramLabel = "PROMPT",
            description = "What the new ground shows, in words. Example: -p \"the street goes on\"")
    private String prompt = "";

    @Option(
            names = "--border",
            paramLabel = "0.01..0.5",
            description = "Grow every side by this share of its dimension: 0.2 makes 1000x500 1400x700."
                    + " Example: --border 0.2")
    private Optional<Double> border = Optional.empty();

    @Option(names = "--left", paramLabel = "PX", description = "Grow the left side by pixels. Example: --left 300")
    private Optional<Integer> left = Optional.empty();

    @Option(names = "--right", paramLabel = "PX", description = "Grow the right side by pixels. Example: --right 300")
    private Optional<Integer> right = Optional.empty();

    @Option(names = "--top", paramLabel = "PX", description = "Grow the top by pixels. Example: --top 120")
    private Optional<Integer> top = Optional.empty();

    @Option(names = "--bottom", paramLabel = "PX", description = "Grow the bottom by pixels. Example: --bottom 120")
    private Optional<Integer> bottom = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "W:H|WxH",
            description = "Grow to a ratio or to a size in pixels. Examples: --to 16:9, --to 1920x1080")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--place",
            paramLabel = "WHERE",
            description = "Where in the grown image the original lies with --to: center, left, top-right, …"
                    + " Example: --to 16:9 --place left")
    private Gravity place = Gravity.CENTER;

    @Option(
            names = "--prefill",
            paramLabel = "WITH",
            description = "What the new ground holds before it is repainted: mirror, edge, blur, color (the matte) or"
                    + " content-aware. Example: --prefill content-aware")
    private Prefill prefill = Prefill.MIRROR;

    @Option(
            names = "--overlap",
            paramLabel = "PX",
            description =
                    "Lets this many of the original's outermost pixels be repainted too, 0 to 256, to hide a seam;"
                            + " 0 unless said. Example: --overlap 8")
    private int overlap;

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns how images are encoded where the request leaves it open. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images of a format, or in whatever format they come. */
    public ExpandRequest request(Optional<ImageFormat> format) {
        ExpandRequest.Builder request =
                ExpandRequest.builder(image, border(), prompt).prefill(prefill).overlap(overlap);
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
                            ? "Nothing says how far to expand: give --border 0.2, --to 16:9, or some of --left, --right,"
                                    + " --top and --bottom in pixels."
                            : String.join(" and ", given) + " exclude each other: give one of them.");
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

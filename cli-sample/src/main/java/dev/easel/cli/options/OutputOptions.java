package dev.easel.cli.options;

import dev.easel.cli.output.ByteCount;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.settings.Chroma;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How images are handed over, as options. */
public final class OutputOptions {
    @Option(
            names = "--output-quality",
            paramLabel = "0..100",
            description = "Quality of JPEG and WebP, 100 is best. Example: --output-quality 85")
    private Optional<Integer> quality = Optional.empty();

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description = "No file larger than this; the quality is lowered to meet it. Examples: --max-bytes 500k, 2M")
    private Optional<ByteCount> maxBytes = Optional.empty();

    @Option(
            names = "--resize-mode",
            paramLabel = "MODE",
            description = "How an exact size or ratio is met: cover (fill and cut), contain (lie within) or pad"
                    + " (lie within, then fill with the matte). Nothing is ever stretched. Example: --resize-mode pad")
    private Optional<ResizeMode> resizeMode = Optional.empty();

    @Option(
            names = "--gravity",
            paramLabel = "WHERE",
            description = "Which part stays when an image is cut, or where it lies when it is padded: center, top,"
                    + " bottom-right, … Example: --gravity top")
    private Optional<Gravity> gravity = Optional.empty();

    @Option(
            names = "--matte",
            paramLabel = "COLOR",
            description = "What shows where transparency is lost, and what pads; white unless said."
                    + " Examples: --matte black, '#20a0ff'")
    private Optional<Rgb> matte = Optional.empty();

    @Option(
            names = "--min-quality",
            paramLabel = "0..100",
            description = "The quality below which --max-bytes is refused and not met; 30 unless said."
                    + " Example: --max-bytes 100k --min-quality 60")
    private Optional<Integer> qualityFloor = Optional.empty();

    @Option(
            names = "--chroma",
            paramLabel = "CHROMA",
            description =
                    "Fineness of color in JPEG: auto (full from quality 90 on), full or half. Example: --chroma full")
    private Optional<Chroma> chroma = Optional.empty();

    @Option(
            names = "--progressive",
            description = "Write JPEG progressive: a few percent fewer bytes, slower to write and read.")
    private boolean progressive;

    @Option(names = "--lossless", description = "Write WebP lossless, whatever the quality.")
    private boolean lossless;

    @Option(
            names = "--keep-profile",
            description = "Keep an image's color profile; else its colors are converted to sRGB.")
    private boolean keepProfile;

    /** Returns how images are encoded where a request leaves it open. */
    public Encoding encoding() {
        Encoding encoding = Encoding.defaults()
                .progressive(progressive)
                .losslessWebp(lossless)
                .keepProfile(keepProfile);
        encoding = chroma.map(encoding::chroma).orElse(encoding);
        return qualityFloor.map(encoding::qualityFloor).orElse(encoding);
    }

    /**
     * Returns how an image is handed over in a format, or as it was received.
     *
     * @throws IllegalArgumentException when an option is said that the format knows nothing of
     */
    public Output output(Optional<ImageFormat> format) {
        format.ifPresent(this::refuseWhatItHasNot);
        Output output = format.map(Output::of).orElse(Output.asReceived());
        output = quality.map(output::quality).orElse(output);
        output = maxBytes.map(ByteCount::bytes).map(output::maxBytes).orElse(output);
        output = resizeMode.map(output::resizeMode).orElse(output);
        output = gravity.map(output::gravity).orElse(output);
        return matte.map(output::matte).orElse(output);
    }

    private void refuseWhatItHasNot(ImageFormat format) {
        boolean jpeg = format == ImageFormat.JPEG;
        refuse(quality.isPresent() && !format.hasQuality(), "--output-quality", "JPEG and WebP", format);
        refuse(qualityFloor.isPresent() && !format.hasQuality(), "--min-quality", "JPEG and WebP", format);
        refuse(chroma.isPresent() && !jpeg, "--chroma", "JPEG", format);
        refuse(progressive && !jpeg, "--progressive", "JPEG", format);
        refuse(lossless && format != ImageFormat.WEBP, "--lossless", "WebP", format);
    }

    private static void refuse(boolean wrong, String option, String formats, ImageFormat format) {
        if (wrong) {
            throw new IllegalArgumentException(option + " is for " + formats + " and " + format
                    + " is written: leave it out, or name another -o.");
        }
    }
}

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

/** The encoding and resizing of images, as options. */
public final class OutputOptions {
    @Option(
            names = "--output-quality",
            paramLabel = "0..100",
            description = "The quality of JPEG and WebP; 100 is best. Example: --output-quality 85")
    private Optional<Integer> quality = Optional.empty();

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description = "The maximum file size; the quality is reduced to meet it. Examples: --max-bytes 500k, 2M")
    private Optional<ByteCount> maxBytes = Optional.empty();

    @Option(
            names = "--may-shrink",
            description = "Scale the image down where --max-bytes cannot be met otherwise; the delivered size is told."
                    + " Example: --max-bytes 20k --may-shrink")
    private boolean mayShrink;

    @Option(
            names = "--resize-mode",
            paramLabel = "MODE",
            description = "How an exact size or ratio is reached: cover (fill and crop), contain (fit within) or pad"
                    + " (fit within, then fill with the matte). Images are never stretched. Example: --resize-mode pad")
    private Optional<ResizeMode> resizeMode = Optional.empty();

    @Option(
            names = "--gravity",
            paramLabel = "WHERE",
            description = "Which part is kept when an image is cropped, or its position when it is padded: center, top,"
                    + " bottom-right, … Example: --gravity top")
    private Optional<Gravity> gravity = Optional.empty();

    @Option(
            names = "--matte",
            paramLabel = "COLOR",
            description = "The color that replaces transparency and fills padding (default: white)."
                    + " Any CSS color. Examples: --matte black,"
                    + " '#20a0ff', 'rgb(32 160 255)'")
    private Optional<Rgb> matte = Optional.empty();

    @Option(
            names = "--min-quality",
            paramLabel = "0..100",
            description = "The lowest quality that --max-bytes may use before it fails (default: 30)."
                    + " Example: --max-bytes 100k --min-quality 60")
    private Optional<Integer> qualityFloor = Optional.empty();

    @Option(
            names = "--chroma",
            paramLabel = "CHROMA",
            description =
                    "The color resolution of JPEG: auto (full from quality 90 on), full or half. Example: --chroma full")
    private Optional<Chroma> chroma = Optional.empty();

    @Option(
            names = "--progressive",
            description = "Write progressive JPEG: a few percent smaller, slower to write and read.")
    private boolean progressive;

    @Option(names = "--lossless", description = "Write lossless WebP, whatever the quality.")
    private boolean lossless;

    @Option(
            names = "--keep-profile",
            description = "Keep the image's color profile; by default its colors are converted to sRGB.")
    private boolean keepProfile;

    /** Returns the encoding of images where a request does not specify one. */
    public Encoding encoding() {
        Encoding encoding = Encoding.defaults()
                .progressive(progressive)
                .losslessWebp(lossless)
                .keepProfile(keepProfile);
        encoding = chroma.map(encoding::chroma).orElse(encoding);
        return qualityFloor.map(encoding::qualityFloor).orElse(encoding);
    }

    /**
     * Returns the output in a format, or as received.
     *
     * @throws IllegalArgumentException when an option is given that the format does not support
     */
    public Output output(Optional<ImageFormat> format) {
        format.ifPresent(this::rejectUnsupported);
        Output output = format.map(Output::of).orElse(Output.asReceived());
        output = quality.map(output::quality).orElse(output);
        if (mayShrink && maxBytes.isEmpty()) {
            throw new IllegalArgumentException("--may-shrink needs a limit to shrink to: add --max-bytes, e.g. 200k.");
        }
        output = maxBytes.map(ByteCount::bytes)
                .map(output::maxBytes)
                .orElse(output)
                .mayShrink(mayShrink);
        output = resizeMode.map(output::resizeMode).orElse(output);
        output = gravity.map(output::gravity).orElse(output);
        return matte.map(output::matte).orElse(output);
    }

    /** Returns how an exact size or ratio is reached, if that is given. */
    Optional<ResizeMode> resizeMode() {
        return resizeMode;
    }

    private void rejectUnsupported(ImageFormat format) {
        boolean jpeg = format == ImageFormat.JPEG;
        reject(quality.isPresent() && !format.hasQuality(), "--output-quality", "JPEG and WebP", format);
        reject(qualityFloor.isPresent() && !format.hasQuality(), "--min-quality", "JPEG and WebP", format);
        reject(chroma.isPresent() && !jpeg, "--chroma", "JPEG", format);
        reject(progressive && !jpeg, "--progressive", "JPEG", format);
        reject(lossless && format != ImageFormat.WEBP, "--lossless", "WebP", format);
    }

    private static void reject(boolean wrong, String option, String formats, ImageFormat format) {
        if (wrong) {
            throw new IllegalArgumentException(option + " is only for " + formats + ", but " + format
                    + " is written: remove it, or use another extension for -o.");
        }
    }
}

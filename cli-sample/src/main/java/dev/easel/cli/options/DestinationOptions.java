package dev.easel.cli.options;

import dev.easel.cli.output.Destination;
import dev.easel.cli.output.OutputFiles;
import dev.easel.cli.output.StandardOutput;
import dev.easel.core.domain.image.ImageFormat;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where images are written, as options. */
public final class DestinationOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write; its extension (png, jpg, webp) sets the format. Without one, the format's"
                    + " extension is added; - is standard output. Example: -o out.png")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "png, jpeg or webp; must agree with the extension of -o. Example: --format jpeg")
    private Optional<ImageFormat> format = Optional.empty();

    @Option(names = "--force", description = "Overwrite existing files; without this option they are kept.")
    private boolean force;

    /**
     * Returns the destination of images: files, or standard output.
     *
     * @throws IllegalArgumentException when none is named
     */
    public Destination destination(PrintStream standardOutput) {
        Path named = out.orElseThrow(() -> new IllegalArgumentException(
                "Missing required option: '--output=OUT'. Name the file to write, such as -o out.png."));
        return toStandardOutput()
                ? new StandardOutput(standardOutput, format)
                : OutputFiles.of("-o", named, format, force);
    }

    /** Returns the format of the images, where the options set it. */
    public Optional<ImageFormat> format(PrintStream standardOutput) {
        return out.isPresent() ? destination(standardOutput).format() : format;
    }

    /** Returns the folder of the output; empty for standard output. */
    public Optional<Path> folder() {
        return out.filter(file -> !toStandardOutput())
                .map(file -> file.toAbsolutePath().getParent());
    }

    /** Returns whether existing files are overwritten. */
    public boolean force() {
        return force;
    }

    /** Returns whether the image goes to standard output, where nothing else may be printed. */
    public boolean toStandardOutput() {
        return out.filter(StandardOutput.NAME::equals).isPresent();
    }
}

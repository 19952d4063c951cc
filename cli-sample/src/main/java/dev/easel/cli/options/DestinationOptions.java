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
            required = true,
            paramLabel = "OUT",
            description = "The file to write; its extension (png, jpg, webp) sets the format. Without one, the format's"
                    + " extension is added; - is standard output. Example: -o out.png")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "png, jpeg or webp; must agree with the extension of -o. Example: --format jpeg")
    private Optional<ImageFormat> format = Optional.empty();

    @Option(names = "--force", description = "Overwrite existing files; without this option they are kept.")
    private boolean force;

    /** Returns the destination of images: files, or standard output. */
    public Destination destination(PrintStream standardOutput) {
        return toStandardOutput()
                ? new StandardOutput(standardOutput, format)
                : OutputFiles.of("-o", out, format, force);
    }

    /** Returns the folder of the output; empty for standard output. */
    public Optional<Path> folder() {
        return toStandardOutput()
                ? Optional.empty()
                : Optional.ofNullable(out.toAbsolutePath().getParent());
    }

    /** Returns whether existing files are overwritten. */
    public boolean force() {
        return force;
    }

    /** Returns whether the image goes to standard output, where nothing else may be printed. */
    public boolean toStandardOutput() {
        return out.equals(StandardOutput.NAME);
    }
}

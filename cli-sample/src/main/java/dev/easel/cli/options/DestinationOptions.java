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
            description =
                    "The file to write; its extension (png, jpg, webp) says the format, without one the format's own"
                            + " is added; - is standard output. Example: -o out.png")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "png, jpeg or webp; must agree with the extension of -o. Example: --format jpeg")
    private Optional<ImageFormat> format = Optional.empty();

    @Option(names = "--force", description = "Write over files that exist already; they are kept unless this is said.")
    private boolean force;

    /** Returns where images go: files, or standard output. */
    public Destination destination(PrintStream standardOutput) {
        return toStandardOutput()
                ? new StandardOutput(standardOutput, format)
                : OutputFiles.of("-o", out, format, force);
    }

    /** Returns whether files that exist are written over. */
    public boolean force() {
        return force;
    }

    /** Returns whether the image goes to standard output, so that nothing else may. */
    public boolean toStandardOutput() {
        return out.equals(StandardOutput.NAME);
    }
}

package dev.easel.cli.options;

import dev.easel.cli.output.OutputFiles;
import dev.easel.core.domain.ImageFormat;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where pictures are written, as options. */
public final class DestinationOptions {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description =
                    "The file to write; its extension (png, jpg, webp) says the format, without one the format's own"
                            + " is added. Example: -o out.png")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "png, jpeg or webp; must agree with the extension of -o. Example: --format jpeg")
    private Optional<ImageFormat> format = Optional.empty();

    @Option(names = "--force", description = "Write over files that exist already; they are kept unless this is said.")
    private boolean force;

    /** Returns the files to write. */
    public OutputFiles files() {
        return OutputFiles.of(out, format, force);
    }
}

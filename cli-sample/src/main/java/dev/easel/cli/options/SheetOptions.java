package dev.easel.cli.options;

import dev.easel.cli.output.Destination;
import dev.easel.cli.output.OutputFiles;
import dev.easel.cli.output.WrittenImage;
import dev.easel.core.domain.image.ImageFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The contact sheet, as an option. */
public final class SheetOptions {
    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description = "Also write a contact sheet: the inputs, the mask and the results side by side in one PNG."
                    + " Example: --sheet look.png")
    private Optional<Path> file = Optional.empty();

    /**
     * Returns the destination of the sheet, if one is requested.
     *
     * @throws IllegalArgumentException when its name does not end with .png
     */
    public Optional<Destination> destination(boolean force) {
        return file.map(named -> {
            if (!named.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
                throw new IllegalArgumentException(
                        "Invalid --sheet " + named + ": a contact sheet is a PNG file, such as --sheet look.png.");
            }
            return OutputFiles.of("--sheet", named, Optional.of(ImageFormat.PNG), force);
        });
    }

    /** Returns whether one is requested. */
    public boolean isGiven() {
        return file.isPresent();
    }

    /** Returns whether the sheet would overwrite one of the images it shows. */
    public boolean overwrites(List<WrittenImage> images) {
        Path sheet = file.map(SheetOptions::absolute).orElseThrow();
        return images.stream()
                .map(WrittenImage::file)
                .map(SheetOptions::absolute)
                .anyMatch(sheet::equals);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}

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
            description =
                    "Also write a contact sheet: what went in, the mask, and what came out, side by side in one PNG."
                            + " Example: --sheet look.png")
    private Optional<Path> file = Optional.empty();

    /**
     * Returns where the sheet goes, if one is wanted.
     *
     * @throws IllegalArgumentException when it is not named as the PNG that it is
     */
    public Optional<Destination> destination(boolean force) {
        return file.map(named -> {
            if (!named.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
                throw new IllegalArgumentException(
                        "--sheet " + named + ": a contact sheet is a PNG; name it so, such as --sheet look.png.");
            }
            return OutputFiles.of("--sheet", named, Optional.of(ImageFormat.PNG), force);
        });
    }

    /** Returns whether the sheet would be written over one of the images it shows. */
    public boolean overwrites(List<WrittenImage> images) {
        Path sheet = file.map(SheetOptions::whole).orElseThrow();
        return images.stream().map(WrittenImage::file).map(SheetOptions::whole).anyMatch(sheet::equals);
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }
}

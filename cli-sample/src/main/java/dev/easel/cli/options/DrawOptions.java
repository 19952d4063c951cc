package dev.easel.cli.options;

import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code mask}. */
public final class DrawOptions {
    @Parameters(
            paramLabel = "IMAGE",
            description = "The image the mask is for: a file or an http(s) URL. Example: room.jpg")
    private ImageSource image = ImageSource.of(Path.of(""));

    @Mixin
    private MaskOptions mask = new MaskOptions();

    @Option(
            names = "--means",
            paramLabel = "MEANING",
            description =
                    "Which pixels of the written mask mean repaint: white (the default; also for auto), transparent or"
                            + " black. Example: --means transparent")
    private Optional<MaskMeaning> means = Optional.empty();

    /** Draws the mask. */
    public Mask mask(ImageLoader loader) {
        MaskConvention convention = means.map(MaskMeaning::convention)
                .filter(given -> given != MaskConvention.BY_CONTENT)
                .orElse(MaskConvention.WHITE);
        return mask.draw(loader.load(image), convention, loader);
    }
}

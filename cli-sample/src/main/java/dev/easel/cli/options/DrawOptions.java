package dev.easel.cli.options;

import dev.easel.cli.options.value.ImageArgument;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code mask}. */
public final class DrawOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "IMAGE",
            description = "The image the mask is for: a file, an http(s) URL, or - for standard input."
                    + " Example: room.jpg")
    private Optional<ImageArgument> image = Optional.empty();

    @Mixin
    private MaskOptions mask = new MaskOptions();

    @Option(
            names = "--means",
            paramLabel = "MEANING",
            description =
                    "Which pixels of the written mask mean repaint: white (the default; also for auto), transparent or"
                            + " black. Example: --means transparent")
    private Optional<MaskMeaning> means = Optional.empty();

    /** Returns the image the mask is for. */
    public ImageArgument image() {
        return image.orElseThrow(ImageArgument::missing);
    }

    /** Draws the mask. */
    public Mask mask(ImageLoader loader) {
        image().claim("the image");
        mask.claim();
        MaskConvention convention = means.map(MaskMeaning::convention)
                .filter(given -> given != MaskConvention.BY_CONTENT)
                .orElse(MaskConvention.WHITE);
        return mask.draw(loader.load(image().source()), convention, loader);
    }
}

package dev.easel.cli.options;

import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code inpaint} is asked for, as options. */
public final class InpaintOptions {
    @Parameters(
            paramLabel = "IMAGE",
            description = "The image to repaint a part of: a file or an http(s) address. All else stays bit for bit."
                    + " Example: room.jpg")
    private ImageSource image = ImageSource.of(Path.of(""));

    @Option(
            names = {"-p", "--prompt"},
            required = true,
            paramLabel = "PROMPT",
            description = "What the marked part shows, in words. Example: -p \"a green velvet sofa\"")
    private String prompt = "";

    @Option(
            names = "--as-returned",
            description =
                    "Take the provider's image as it is: nothing is put back, pixels outside the mask may differ.")
    private boolean asReturned;

    @Mixin
    private MaskOptions mask = new MaskOptions();

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns how images are encoded where the request leaves it open. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images of a format, or in whatever format they come; a drawn mask needs the image. */
    public InpaintRequest request(Optional<ImageFormat> format, ImageLoader loader) {
        Optional<Mask> given = mask.asGiven();
        InpaintRequest.Builder request =
                given.isPresent() ? InpaintRequest.builder(image, given.get(), prompt) : drawn(loader);
        if (asReturned) {
            request.asReturned();
        }
        return common.applyTo(request, format).build();
    }

    private InpaintRequest.Builder drawn(ImageLoader loader) {
        ImageData loaded = loader.load(image);
        return InpaintRequest.builder(loaded, mask.draw(loaded, MaskConvention.WHITE, loader), prompt);
    }
}

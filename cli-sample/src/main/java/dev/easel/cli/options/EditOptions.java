package dev.easel.cli.options;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.imaging.settings.Encoding;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code edit} is asked for, as options. */
public final class EditOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "The image to change, or several to put together: files or http(s) addresses."
                    + " Example: photo.jpg logo.png")
    private List<ImageSource> images = List.of();

    @Option(
            names = {"-p", "--prompt"},
            required = true,
            paramLabel = "PROMPT",
            description = "What to change, in words. Example: -p \"at night, in the rain\"")
    private String prompt = "";

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns how images are encoded where the request leaves it open. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images of a format, or in whatever format they come. */
    public EditRequest request(Optional<ImageFormat> format) {
        return common.applyTo(EditRequest.builder(images, prompt), format).build();
    }
}

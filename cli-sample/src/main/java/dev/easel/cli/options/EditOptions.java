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

/** The options of {@code edit}. */
public final class EditOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "The image to change, or several to combine: files or http(s) URLs."
                    + " Example: photo.jpg logo.png")
    private List<ImageSource> images = List.of();

    @Option(
            names = {"-p", "--prompt"},
            required = true,
            paramLabel = "PROMPT",
            description =
                    "A description of the change; - reads it from standard input. Example: -p \"at night, in the rain\"")
    private Prompt prompt = new Prompt("");

    @Mixin
    private UploadOptions upload = new UploadOptions();

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns the encoding of images where the request does not specify one. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images in a format, or in the format they are received in. */
    public EditRequest request(Optional<ImageFormat> format) {
        EditRequest.Builder request = EditRequest.builder(images, prompt.text());
        if (upload.asIs()) {
            request.sendAsIs();
        }
        return common.applyTo(request, format).build();
    }
}

package dev.easel.cli.options;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The options of {@code generate}. */
public final class GenerateOptions {
    @Parameters(
            paramLabel = "PROMPT",
            description =
                    "A description of the image; - reads it from standard input. Example: \"a red bicycle at the sea\"")
    private Prompt prompt = new Prompt("");

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns the encoding of images where the request does not specify one. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images in a format, or in the format they are received in. */
    public GenerateRequest request(Optional<ImageFormat> format) {
        return common.applyTo(GenerateRequest.builder(prompt.text()), format).build();
    }
}

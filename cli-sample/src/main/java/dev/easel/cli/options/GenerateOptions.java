package dev.easel.cli.options;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What {@code generate} is asked for, as options. */
public final class GenerateOptions {
    @Parameters(
            paramLabel = "PROMPT",
            description = "What the image shows, in words. Example: \"a red bicycle at the sea\"")
    private String prompt = "";

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns how images are encoded where the request leaves it open. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images of a format, or in whatever format they come. */
    public GenerateRequest request(Optional<ImageFormat> format) {
        return common.applyTo(GenerateRequest.builder(prompt), format).build();
    }
}

package dev.easel.cli.options;

import dev.easel.cli.options.value.LiteralText;
import dev.easel.cli.options.value.Prompt;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code generate}. */
public final class GenerateOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "PROMPT",
            description =
                    "A description of the image; - reads it from standard input. Example: \"a red bicycle at the sea\"")
    private Optional<Prompt> argument = Optional.empty();

    @Option(
            names = {"-p", "--prompt"},
            preprocessor = LiteralText.class,
            paramLabel = "PROMPT",
            description =
                    "The prompt, as an option; it may begin with a dash. Example: -p \"a red bicycle at the sea\"")
    private Optional<Prompt> prompt = Optional.empty();

    @Mixin
    private PromptFileOptions file = new PromptFileOptions();

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns the encoding of images where the request does not specify one. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images in a format, or in the format they are received in. */
    public GenerateRequest request(Optional<ImageFormat> format) {
        return common.applyTo(
                        GenerateRequest.builder(file.prompt(argument, prompt).text()), format, Optional.empty())
                .build();
    }
}

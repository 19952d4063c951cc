package dev.easel.cli.verb;

import dev.easel.cli.options.GenerateOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel generate}. */
@Command(
        name = "generate",
        header = "Generate images from a prompt.",
        customSynopsis = {"easel generate PROMPT [-n N] [--aspect W:H | --size WxH] [OPTIONS] -o OUT"},
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel generate \"a red bicycle at the sea\" --aspect 3:2 -o bicycle.png",
            "  easel generate \"a paper crane\" -n 3 --background transparent -o crane.png",
            "  easel generate \"a harbor\" --provider openai --quality high -o harbor.jpg --output-quality 85"
        })
public final class GenerateCommand extends VerbCommand {
    @Mixin
    private GenerateOptions options = new GenerateOptions();

    public GenerateCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    Encoding encoding() {
        return options.encoding();
    }

    @Override
    ImageRequest request(Optional<ImageFormat> format, ImageLoader loader) {
        return options.request(format);
    }

    @Override
    Verb verb() {
        return Verb.GENERATE;
    }

    @Override
    String name(ImageRequest request) {
        return PromptName.of(request.prompt());
    }
}

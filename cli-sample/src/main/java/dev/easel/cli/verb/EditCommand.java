package dev.easel.cli.verb;

import dev.easel.cli.options.EditOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel edit}. */
@Command(
        name = "edit",
        header = "Change an image, or combine several, following a prompt.",
        customSynopsis = {"easel edit IMAGE... -p PROMPT [OPTIONS] -o OUT"},
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel edit street.jpg -p \"at night, in the rain\" -o night.jpg",
            "  easel edit shirt.png logo.png -p \"the logo on the shirt\" -o shirt-logo.png"
        })
public final class EditCommand extends VerbCommand {
    @Mixin
    private EditOptions options = new EditOptions();

    public EditCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    Encoding encoding() {
        return options.encoding();
    }

    @Override
    ImageRequest request(Optional<ImageFormat> format, ImageLoader loader) {
        return options.request(format, loader);
    }
}

package dev.easel.cli;

import dev.easel.cli.options.GenerateOptions;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel generate}. */
@Command(name = "generate")
final class GenerateCommand extends VerbCommand {
    @Mixin
    private GenerateOptions options = new GenerateOptions();

    GenerateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ImageRequest request(Optional<ImageFormat> format) {
        return options.request(format);
    }
}

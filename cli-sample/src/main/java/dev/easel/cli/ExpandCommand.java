package dev.easel.cli;

import dev.easel.cli.options.ExpandOptions;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel expand}. */
@Command(name = "expand")
final class ExpandCommand extends VerbCommand {
    @Mixin
    private ExpandOptions options = new ExpandOptions();

    ExpandCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ImageRequest request(Optional<ImageFormat> format) {
        return options.request(format);
    }
}

package dev.easel.cli;

import dev.easel.cli.options.EditOptions;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel edit}. */
@Command(name = "edit")
final class EditCommand extends VerbCommand {
    @Mixin
    private EditOptions options = new EditOptions();

    EditCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ImageRequest request(Optional<ImageFormat> format) {
        return options.request(format);
    }
}

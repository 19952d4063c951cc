package dev.easel.cli.verb;

import dev.easel.cli.options.EditOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.InputOptions;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code easel edit}. */
@Command(
        name = "edit",
        header = "Change an image, or combine several, following a prompt.",
        customSynopsis = {"easel edit IMAGE... -p PROMPT [OPTIONS] -o OUT"},
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel edit street.jpg -p \"at night, in the rain\" -o night.jpg",
            "  easel edit *.jpg --each -p \"at night, in the rain\" -o night/",
            "  easel edit shirt.png logo.png -p \"the logo on the shirt\" -o shirt-logo.png"
        })
public final class EditCommand extends VerbCommand {
    /** How many inputs are sent at once. */
    private static final int AT_ONCE = 4;

    @Mixin
    private EditOptions options = new EditOptions();

    @Option(
            names = "--each",
            description = "Edit each image, or each image in a folder, with a call per image; without it several images"
                    + " are combined. Example: easel edit *.jpg --each -p \"at night\" -o night/")
    private boolean each;

    @Mixin
    private InputOptions inputs = new InputOptions();

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

    @Override
    Verb verb() {
        return Verb.EDIT;
    }

    @Override
    String name(ImageRequest request) {
        return options.images().get(0).name();
    }

    @Override
    Optional<List<ImageArgument>> inputs(Optional<Path> output) {
        List<ImageArgument> named = options.images();
        if (each) {
            return Optional.of(inputs.inputs(named, output));
        }
        if (inputs.isGiven()) {
            throw new IllegalArgumentException(
                    "--files-from needs --each, which edits each image; several images without it are combined.");
        }
        named.stream().filter(ImageArgument::isFolder).findFirst().ifPresent(folder -> {
            throw new IllegalArgumentException(folder + " is a folder: add --each to edit each image in it.");
        });
        return Optional.empty();
    }

    @Override
    int parallel() {
        return inputs.parallel(AT_ONCE);
    }

    @Override
    ImageRequest request(ImageArgument input, Optional<ImageFormat> format, ImageLoader loader) {
        return options.request(List.of(input), format, loader);
    }
}

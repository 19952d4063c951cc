package dev.easel.cli.verb;

import dev.easel.cli.options.ExpandOptions;
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

/** {@code easel expand}. */
@Command(
        name = "expand",
        header = "Extend an image beyond its borders; the original pixels stay bit for bit.",
        customSynopsis = {
            "easel expand IMAGE... -p PROMPT (--border PX|SHARE | --to W:H|WxH |",
            "                    [--left PX] [--right PX] [--top PX] [--bottom PX]) [OPTIONS] -o OUT"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel expand photo.jpg -p \"the street continues\" --border 0.2 -o wider.png",
            "  easel expand photo.jpg -p \"more sky\" --top 400 -o taller.png",
            "  easel expand photo.jpg -p \"the room continues\" --to 16:9 --prefill content-aware -o wide.png"
        })
public final class ExpandCommand extends VerbCommand {
    /** How many inputs are sent at once. */
    private static final int AT_ONCE = 4;

    @Mixin
    private ExpandOptions options = new ExpandOptions();

    @Mixin
    private InputOptions inputs = new InputOptions();

    public ExpandCommand(CliEnvironment environment) {
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
        return Verb.EXPAND;
    }

    @Override
    String name(ImageRequest request) {
        return options.images().get(0).name();
    }

    @Override
    Optional<List<ImageArgument>> inputs(Optional<Path> output) {
        return inputs.areMany(options.images())
                ? Optional.of(inputs.inputs(options.images(), output))
                : Optional.empty();
    }

    @Override
    int parallel() {
        return inputs.parallel(AT_ONCE);
    }

    @Override
    ImageRequest request(ImageArgument input, Optional<ImageFormat> format, ImageLoader loader) {
        return options.request(input, format, loader);
    }
}

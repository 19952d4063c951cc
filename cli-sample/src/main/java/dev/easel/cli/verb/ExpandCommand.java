package dev.easel.cli.verb;

import dev.easel.cli.options.ExpandOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel expand}. */
@Command(
        name = "expand",
        header = "Extend an image beyond its borders; the original pixels stay bit for bit.",
        customSynopsis = {
            "easel expand IMAGE -p PROMPT (--border 0.01..0.5 | --to W:H|WxH |",
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
    @Mixin
    private ExpandOptions options = new ExpandOptions();

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
}

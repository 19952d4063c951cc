package dev.easel.cli.verb;

import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.InpaintOptions;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel inpaint}. */
@Command(
        name = "inpaint",
        header = "Repaint the masked region of an image; all other pixels stay bit for bit.",
        customSynopsis = {
            "easel inpaint IMAGE -p PROMPT (--mask FILE | --rect X,Y,W,H | --ellipse X,Y,W,H | …)...",
            "                     [--feather PX] [--grow PX] [OPTIONS] -o OUT"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel inpaint room.jpg -p \"a green velvet sofa\" --rect 120,400,500,260 --feather 12 -o room.png",
            "  easel inpaint room.jpg -p \"a bare wall\" --mask poster.png --grow 8 -o bare.png",
            "  easel inpaint portrait.png -p \"a beach\" --ellipse 30%%,10%%,40%%,80%% --invert -o beach.png"
        })
public final class InpaintCommand extends VerbCommand {
    @Mixin
    private InpaintOptions options = new InpaintOptions();

    public InpaintCommand(CliEnvironment environment) {
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
        return Verb.INPAINT;
    }

    @Override
    String name(ImageRequest request) {
        return options.image().name();
    }
}

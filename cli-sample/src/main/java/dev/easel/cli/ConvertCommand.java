package dev.easel.cli;

import dev.easel.cli.options.ConvertOptions;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageFormat;
import dev.easel.imaging.codec.Encoding;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel convert}. */
@Command(
        name = "convert",
        header = "Bring a picture to another format, size or number of bytes, on this machine.",
        customSynopsis = {
            "easel convert IN [--fit WxH|W:H] [--how contain|cover|pad] [--output-quality Q]",
            "                     [--max-bytes N] [--matte COLOUR] [OPTIONS] -o OUT"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel convert photo.png -o photo.jpg --output-quality 85",
            "  easel convert photo.jpg --fit 1200x630 --how cover --gravity top -o card.jpg --max-bytes 200k",
            "  easel convert logo.png --fit 512x512 --how pad --matte white -o logo.webp"
        })
final class ConvertCommand extends LocalCommand {
    @Mixin
    private ConvertOptions options = new ConvertOptions();

    ConvertCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Encoding encoding() {
        return options.encoding();
    }

    @Override
    Made make(Optional<ImageFormat> format, Composition composition, CancellableContext context) {
        Delivery delivery = options.delivery(format);
        ImageData picture = composition.open(options.image());
        ImageData converted =
                composition.naming(picture, () -> composition.processor().convert(picture, delivery, context));
        return new Made(converted.equals(picture) ? composition.load(picture) : converted, Optional.empty());
    }
}

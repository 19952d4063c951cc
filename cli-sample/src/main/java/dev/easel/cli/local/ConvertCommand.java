package dev.easel.cli.local;

import dev.easel.cli.options.ConvertOptions;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.internal.metadata.DeliveryNotes;
import dev.easel.imaging.settings.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel convert}. */
@Command(
        name = "convert",
        header = "Convert an image to another format, size or number of bytes, on this machine.",
        customSynopsis = {
            "easel convert IN [--fit WxH|W:H] [--resize-mode contain|cover|pad] [--output-quality Q]",
            "                     [--max-bytes N] [--may-shrink] [--matte COLOR] [OPTIONS] -o OUT"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel convert photo.png -o photo.jpg --output-quality 85",
            "  easel convert photo.jpg --fit 1200x630 --resize-mode cover --gravity top -o card.jpg --max-bytes 200k",
            "  easel convert logo.png --fit 512x512 --resize-mode pad --matte white -o logo.webp"
        })
public final class ConvertCommand extends LocalCommand {
    @Mixin
    private ConvertOptions options = new ConvertOptions();

    public ConvertCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    Encoding encoding() {
        return options.encoding();
    }

    @Override
    LocalResult make(Optional<ImageFormat> format, CommandRuntime runtime, CancellableContext context) {
        ImageData image = runtime.open(options.images().get(0).source());
        Delivery delivery = options.delivery(format, image.size());
        ImageData converted =
                runtime.withFileName(image, () -> runtime.processor().convert(image, delivery, context));
        ImageData result = converted.equals(image) ? runtime.load(image) : converted;
        List<Note> notes = new ArrayList<>(DeliveryNotes.of(image, result, Optional.of(runtime.processor())));
        notes.addAll(DeliveryNotes.ofSize(image.size(), delivery, result));
        return new LocalResult(result, notes);
    }
}

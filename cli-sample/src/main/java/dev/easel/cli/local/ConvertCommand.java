package dev.easel.cli.local;

import dev.easel.cli.options.ConvertOptions;
import dev.easel.cli.options.InputOptions;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.internal.metadata.DeliveryNotes;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
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
            "easel convert IN... [--fit SIZE|W:H] [--resize-mode contain|cover|pad] [--output-quality Q]",
            "                     [--max-bytes N] [--may-shrink] [--matte COLOR] [OPTIONS] -o OUT"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel convert photo.png -o photo.jpg --output-quality 85",
            "  easel convert *.jpg --fit 50%% -o small/",
            "  easel convert photo.jpg --fit 1200x630 --resize-mode cover --gravity top -o card.jpg --max-bytes 200k",
            "  easel convert logo.png --fit 512x512 --resize-mode pad --matte white -o logo.webp"
        })
public final class ConvertCommand extends LocalCommand {
    @Mixin
    private ConvertOptions options = new ConvertOptions();

    @Mixin
    private InputOptions inputs = new InputOptions();

    public ConvertCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    Encoding encoding() {
        return options.encoding();
    }

    @Override
    ImageArgument input() {
        return options.images().stream().findFirst().orElseThrow(ImageArgument::missing);
    }

    @Override
    Optional<List<ImageArgument>> inputs(Optional<Path> output) {
        return inputs.areMany(options.images())
                ? Optional.of(inputs.inputs(options.images(), output))
                : Optional.empty();
    }

    @Override
    int parallel() {
        return inputs.parallel(Runtime.getRuntime().availableProcessors());
    }

    @Override
    Work open(ImageArgument input, CommandRuntime runtime, CancellableContext context) {
        ImageData image = runtime.open(input.source());
        return new Work() {
            @Override
            public Optional<ImageFormat> likely() {
                return Optional.of(image.format()).filter(format -> format != ImageFormat.GIF);
            }

            @Override
            public Size size() {
                return image.size();
            }

            @Override
            public LocalResult make(Optional<ImageFormat> format) {
                return converted(image, format, runtime, context);
            }
        };
    }

    private LocalResult converted(
            ImageData image, Optional<ImageFormat> format, CommandRuntime runtime, CancellableContext context) {
        Delivery delivery = options.delivery(format, image.size());
        ImageData converted =
                runtime.withFileName(image, () -> runtime.processor().convert(image, delivery, context));
        ImageData result = converted.equals(image) ? runtime.load(image) : converted;
        List<Note> notes = new ArrayList<>(DeliveryNotes.of(image, result, Optional.of(runtime.processor())));
        notes.addAll(DeliveryNotes.ofSize(image.size(), delivery, result));
        if (options.keepsSmall(image.size())) {
            notes.add(Note.adapted(
                    "the image was not enlarged: it has " + image.size() + "; --enlarge scales it up to --fit"));
        }
        return new LocalResult(result, notes);
    }
}

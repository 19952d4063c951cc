package dev.easel.cli.local;

import dev.easel.cli.options.DrawOptions;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.masks.Bounds;
import dev.easel.imaging.internal.masks.MaskReader;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code easel mask}. */
@Command(
        name = "mask",
        header = "Draw a mask over an image and write it as a PNG of the same size.",
        customSynopsis = {
            "easel mask IMAGE (--rect X,Y,W,H | --ellipse X,Y,W,H | --polygon X,Y,… |",
            "                  --stroke WIDTH,X,Y,… | --border PX|SHARE | --from-alpha |",
            "                  --from-luma T | --from-color COLOR | --mask FILE)...",
            "                  [--union | --intersect | --minus] [--grow PX] [--shrink PX]",
            "                  [--feather PX] [--invert] [--fill-holes]",
            "                  [--means white|transparent|black] [OPTIONS] -o OUT"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel mask room.jpg --rect 120,400,500,260 --minus --ellipse 300,420,80,80 -o sofa.png",
            "  easel mask logo.png --from-alpha --grow 4 --feather 4 -o around.png",
            "  easel mask sky.jpg --from-luma 200 --fill-holes --means transparent -o sky-mask.png"
        })
public final class MaskCommand extends LocalCommand {
    @Mixin
    private DrawOptions options = new DrawOptions();

    public MaskCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    ImageArgument input() {
        return options.image();
    }

    @Override
    Work open(ImageArgument input, CommandRuntime runtime, CancellableContext context) {
        input.claim("the image");
        ImageData image = runtime.load(input.source());
        return new Work() {
            @Override
            public Optional<ImageFormat> likely() {
                return Optional.of(ImageFormat.PNG);
            }

            @Override
            public Size size() {
                return image.size();
            }

            @Override
            public LocalResult make(Optional<ImageFormat> format) {
                return drawn(format, runtime);
            }
        };
    }

    private LocalResult drawn(Optional<ImageFormat> format, CommandRuntime runtime) {
        if (format.filter(wanted -> wanted != ImageFormat.PNG).isPresent()) {
            throw new IllegalArgumentException("A mask cannot be written as "
                    + format.get().word() + " without losing information: write it as PNG, such as -o mask.png.");
        }
        Mask mask = options.mask(runtime);
        ImageData image = runtime.load(mask.image());
        boolean empty = Bounds.of(new MaskReader(runtime.reader()).read(mask, image.size()))
                .isEmpty();
        return new LocalResult(
                image, empty ? List.of(Note.warning("the mask is empty: nothing will be repainted")) : List.of());
    }
}

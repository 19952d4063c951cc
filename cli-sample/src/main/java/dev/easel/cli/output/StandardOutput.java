package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code -o -}: one image on standard output, for the next program in a pipe. */
public record StandardOutput(PrintStream out, Optional<ImageFormat> format) implements Destination {
    /** The file name that means standard output. */
    public static final Path NAME = Path.of("-");

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public void check(int count) {
        if (count > 1) {
            throw new IllegalArgumentException(
                    "-o - can write only one image, but " + count + " are requested: name a file, such as -o out.png.");
        }
    }

    @Override
    public List<WrittenImage> write(List<GeneratedImage> images, int requested) {
        GeneratedImage image = images.get(0);
        UnwrittenImages unwritten = new UnwrittenImages();
        unwritten.writeOrSave(image, Path.of("image." + image.format().extension()), () -> {
            image.data().copyTo(out);
            if (out.checkError()) {
                throw new IOException("standard output was closed");
            }
        });
        unwritten.throwIfAny();
        return List.of(new WrittenImage(image, NAME, NAME));
    }
}

package dev.easel.cli.output;

import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.Picture;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code -o -}: one picture on standard output, for the next program in a pipe. */
public record StandardOutput(PrintStream out, Optional<ImageFormat> format) implements Destination {
    /** What stands for standard output where a file is named. */
    public static final Path NAME = Path.of("-");

    @Override
    public void check(int count) {
        if (count > 1) {
            throw new IllegalArgumentException(
                    "-o - takes one picture and " + count + " are asked for: name a file, such as -o out.png.");
        }
    }

    @Override
    public List<WrittenPicture> write(List<Picture> pictures, int asked) {
        Picture picture = pictures.get(0);
        KeptPictures kept = new KeptPictures();
        kept.unlessWritten(picture, Path.of("picture." + picture.format().extension()), () -> {
            picture.data().copyTo(out);
            if (out.checkError()) {
                throw new IOException("standard output was closed");
            }
        });
        kept.throwIfAny();
        return List.of(new WrittenPicture(picture, NAME, NAME));
    }
}

package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code -o -}: one image on standard output, for the next program in a pipe. */
public record StandardOutput(PrintStream out, Optional<ImageFormat> format) implements Destination {
    /** The file name that means standard output. */
    public static final Path NAME = Path.of("-");

    private static final Set<String> DEVICES = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** Returns whether a word means standard output: {@code -}, or the system's name for it. */
    public static boolean isNamed(String word) {
        return DEVICES.contains(word);
    }

    @Override
    public Set<Path> names(int count) {
        return Set.of();
    }

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
        // More may come than are requested: they are paid for, and standard output has room for one.
        images.subList(1, images.size())
                .forEach(more -> unwritten.writeOrSave(
                        more, Path.of("image." + more.format().extension()), () -> {
                            throw new IOException("-o - can write only one of " + images.size() + " images");
                        }));
        unwritten.throwIfAny();
        return List.of(new WrittenImage(image, NAME, NAME));
    }
}

package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A device or a named pipe, such as {@code /dev/null}: it is written as it is, and has no extension. */
public record DeviceFile(Path path, Optional<ImageFormat> format) implements Destination {
    private static final Path NULL = Path.of("/dev/null");

    /** Returns whether something exists that is neither a file nor a folder. */
    public static boolean isNamed(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** Returns whether it takes any number of images. */
    boolean takesMany() {
        return path.equals(NULL);
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public void check(int count) {
        if (count > 1 && !takesMany()) {
            throw new IllegalArgumentException("-o " + path + " can take only one image, but " + count
                    + " are requested: name a file, such as -o out.png.");
        }
    }

    @Override
    public Set<Path> names(int count) {
        return Set.of();
    }

    @Override
    public List<WrittenImage> write(List<GeneratedImage> images, int requested) {
        List<WrittenImage> written = new ArrayList<>();
        UnwrittenImages unwritten = new UnwrittenImages();
        for (GeneratedImage image : images) {
            unwritten.writeOrSave(image, path, () -> {
                writeTo(image);
                written.add(new WrittenImage(image, path, path));
            });
        }
        unwritten.throwIfAny();
        return written;
    }

    private void writeTo(GeneratedImage image) throws IOException {
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
            image.data().copyTo(out);
        } catch (StorageException e) {
            throw e.getCause() instanceof IOException cause ? StorageException.writing(path.toString(), cause) : e;
        }
    }
}

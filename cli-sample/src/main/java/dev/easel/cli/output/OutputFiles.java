package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The files that {@code -o} names: one, or several numbered ones; existing files are kept unless forced.
 *
 * <p>{@link #check} rejects everything that can be rejected before a provider is called; a later failure never
 * loses an image.
 */
public final class OutputFiles implements Destination {
    private static final Set<String> UNWRITABLE =
            Set.of("gif", "bmp", "tif", "tiff", "avif", "heic", "heif", "jxl", "svg", "ico", "pdf", "psd");

    private final String option;
    private final Path named;
    private final String stem;
    private final Optional<String> extension;
    private final Optional<ImageFormat> format;
    private final boolean force;

    private OutputFiles(
            String option,
            Path named,
            String stem,
            Optional<String> extension,
            Optional<ImageFormat> format,
            boolean force) {
        this.option = option;
        this.named = named;
        this.stem = stem;
        this.extension = extension;
        this.format = format;
        this.force = force;
    }

    /**
     * Returns the files for a name.
     *
     * @param option the option that sets the name, for messages
     * @throws IllegalArgumentException when its extension contradicts the requested format, or its format cannot be written
     */
    public static OutputFiles of(String option, Path named, Optional<ImageFormat> requested, boolean force) {
        if (named.getFileName() == null || named.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "Invalid " + option + " '" + named + "': give a file name, such as " + option + " out.png.");
        }
        String name = named.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 ? name.substring(dot + 1) : "";
        Optional<ImageFormat> fromName =
                ending.isEmpty() ? Optional.empty() : ImageFormat.named(ending).filter(f -> f != ImageFormat.GIF);
        if (UNWRITABLE.contains(ending.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(option + " " + named
                    + " has the extension of a format that cannot be written: use .png, .jpg or .webp.");
        }
        if (fromName.isPresent() && requested.isPresent() && !fromName.equals(requested)) {
            throw new IllegalArgumentException(
                    option + " " + named + " means " + fromName.get().word() + ", but --format is "
                            + requested.get().word() + ": make them agree, or remove --format.");
        }
        return new OutputFiles(
                option,
                named,
                fromName.isPresent() ? name.substring(0, dot) : name,
                fromName.map(known -> ending),
                fromName.or(() -> requested),
                force);
    }

    @Override
    public Optional<ImageFormat> format() {
        return format;
    }

    @Override
    public Optional<Path> folder() {
        return WritableFolder.nearest(named);
    }

    /** {@inheritDoc} An existing file is not overwritten, unless that is forced. */
    @Override
    public void check(int count) {
        if (Files.isDirectory(named)) {
            throw new IllegalArgumentException(option + " " + named + " is a folder: give a file in it, such as "
                    + named.resolve("out.png") + ".");
        }
        if (format.isPresent()) {
            for (Path file : names(count, format.get())) {
                rejectExisting(file);
            }
        }
        WritableFolder.check(named);
    }

    private void rejectExisting(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder: choose another name for " + option + ".");
        }
        if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(
                    file + " already exists: choose another name for " + option + ", or use --force to overwrite it.");
        }
    }

    /** Returns the names of a number of images in a format, in order. */
    List<Path> names(int count, ImageFormat written) {
        List<Path> names = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            names.add(sibling(count == 1 ? "" : "-" + number, written));
        }
        return names;
    }

    private Path sibling(String suffix, ImageFormat written) {
        String ending = extension
                .filter(given -> ImageFormat.named(given).equals(Optional.of(written)))
                .orElse(written.extension());
        return named.resolveSibling(stem + suffix + "." + ending);
    }

    /** {@inheritDoc} A file created in the meantime is kept: the image gets the next free name. */
    @Override
    public List<WrittenImage> write(List<GeneratedImage> images, int requested) {
        int count = Math.max(requested, images.size());
        List<WrittenImage> written = new ArrayList<>();
        UnwrittenImages unwritten = new UnwrittenImages();
        for (int i = 0; i < images.size(); i++) {
            GeneratedImage image = images.get(i);
            Path wanted = names(count, image.format()).get(i);
            unwritten.writeOrSave(image, wanted, () -> {
                Path free = force ? wanted : reserve(wanted);
                try {
                    written.add(new WrittenImage(moveOrWrite(image, free), free, wanted));
                } catch (IOException | RuntimeException e) {
                    release(free);
                    throw e;
                }
            });
        }
        unwritten.throwIfAny();
        return written;
    }

    /** An image that is stored on the disk of its file already takes no room a second time. */
    private static GeneratedImage moveOrWrite(GeneratedImage image, Path file) throws IOException {
        Optional<Path> stored = image.data().file();
        if (stored.isPresent() && TemporaryFile.move(stored.get(), file)) {
            return image.movedTo(ImageData.of(file));
        }
        image.writeTo(file);
        return image;
    }

    /** Claims an unused name atomically, so that two concurrent programs never overwrite each other's files. */
    private static Path reserve(Path wanted) throws IOException {
        Path folder = wanted.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path free = wanted;
        for (int number = 2; ; number++) {
            try {
                return Files.createFile(free);
            } catch (FileAlreadyExistsException e) {
                free = wanted.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
            }
        }
    }

    private void release(Path reserved) throws IOException {
        if (!force && Files.size(reserved) == 0) {
            Files.delete(reserved);
        }
    }

    @Override
    public String toString() {
        return named.toString();
    }
}

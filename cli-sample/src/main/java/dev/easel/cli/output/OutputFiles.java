package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageFormat;
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
 * The files that {@code -o} names: one, or several numbered ones; what exists is kept unless told otherwise.
 *
 * <p>Everything that can be refused is refused by {@link #check} before a provider is asked; what goes wrong later never
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
     * Returns the files that a name stands for.
     *
     * @param option the option that says the name, for messages
     * @throws IllegalArgumentException when its extension is not that of the format asked for, or of one that can be written
     */
    public static OutputFiles of(String option, Path named, Optional<ImageFormat> asked, boolean force) {
        if (named.getFileName() == null || named.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    option + " '" + named + "' names no file: give one, such as " + option + " out.png.");
        }
        String name = named.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 ? name.substring(dot + 1) : "";
        Optional<ImageFormat> meant =
                ending.isEmpty() ? Optional.empty() : ImageFormat.named(ending).filter(f -> f != ImageFormat.GIF);
        if (UNWRITABLE.contains(ending.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    option + " " + named + " asks for a format that cannot be written: .png, .jpg and .webp can.");
        }
        if (meant.isPresent() && asked.isPresent() && !meant.equals(asked)) {
            throw new IllegalArgumentException(
                    option + " " + named + " says " + meant.get().word() + " and --format says "
                            + asked.get().word() + ": make them agree, or leave --format out.");
        }
        return new OutputFiles(
                option,
                named,
                meant.isPresent() ? name.substring(0, dot) : name,
                meant.map(known -> ending),
                meant.or(() -> asked),
                force);
    }

    @Override
    public Optional<ImageFormat> format() {
        return format;
    }

    /** {@inheritDoc} A file that exists is not written over, unless that is forced. */
    @Override
    public void check(int count) {
        if (Files.isDirectory(named)) {
            throw new IllegalArgumentException(option + " " + named + " is a folder: name a file in it, such as "
                    + named.resolve("out.png") + ".");
        }
        if (format.isPresent()) {
            for (Path file : names(count, format.get())) {
                refuseExisting(file);
            }
        }
        WritableFolder.check(named);
    }

    private void refuseExisting(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder: choose another name for " + option + ".");
        }
        if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(file + " exists and is kept: choose another name for " + option
                    + ", or say --force to write over it.");
        }
    }

    /** Returns the names of so many images of a format, in order. */
    List<Path> names(int count, ImageFormat written) {
        List<Path> names = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            names.add(sibling(count == 1 ? "" : "-" + number, written));
        }
        return names;
    }

    private Path sibling(String suffix, ImageFormat written) {
        String ending = extension
                .filter(own -> ImageFormat.named(own).equals(Optional.of(written)))
                .orElse(written.extension());
        return named.resolveSibling(stem + suffix + "." + ending);
    }

    /** {@inheritDoc} A file that appeared meanwhile is kept: the image gets the next free name. */
    @Override
    public List<WrittenImage> write(List<GeneratedImage> images, int asked) {
        int count = Math.max(asked, images.size());
        List<WrittenImage> written = new ArrayList<>();
        SavedImages kept = new SavedImages();
        for (int i = 0; i < images.size(); i++) {
            GeneratedImage image = images.get(i);
            Path wanted = names(count, image.format()).get(i);
            kept.unlessWritten(image, wanted, () -> {
                Path free = force ? wanted : reserve(wanted);
                try {
                    image.writeTo(free);
                } catch (RuntimeException e) {
                    giveBack(free);
                    throw e;
                }
                written.add(new WrittenImage(image, free, wanted));
            });
        }
        kept.throwIfAny();
        return written;
    }

    /** Takes a name that nobody else has, in one step, so that two programs at once never write over each other. */
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

    private void giveBack(Path reserved) throws IOException {
        if (!force && Files.size(reserved) == 0) {
            Files.delete(reserved);
        }
    }

    @Override
    public String toString() {
        return named.toString();
    }
}

package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The files that {@code -o} names: one, or several numbered ones, by a pattern or in a folder; existing files are kept
 * unless forced, and symbolic links are written through.
 *
 * <p>{@link #check} rejects everything that can be rejected before a provider is called; a later failure never
 * loses an image.
 */
public final class OutputFiles implements Destination {
    private static final Set<String> UNWRITABLE =
            Set.of("gif", "bmp", "tif", "tiff", "avif", "heic", "heif", "jxl", "svg", "ico", "pdf", "psd");

    private final String option;
    private final NamePattern stem;
    private final String input;
    private final int first;
    private final Optional<String> extension;
    private final Optional<ImageFormat> format;
    private final boolean force;

    private OutputFiles(
            String option,
            NamePattern stem,
            String input,
            int first,
            Optional<String> extension,
            Optional<ImageFormat> format,
            boolean force) {
        this.option = option;
        this.stem = stem;
        this.input = input;
        this.first = first;
        this.extension = extension;
        this.format = format;
        this.force = force;
    }

    /**
     * Returns the files for a name without fields.
     *
     * @param option the option that sets the name, for messages
     * @throws IllegalArgumentException when its extension contradicts the requested format, or its format cannot be written
     */
    public static OutputFiles of(String option, Path named, Optional<ImageFormat> requested, boolean force) {
        if (named.getFileName() == null || named.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "Invalid " + option + " '" + named + "': give a file name, such as " + option + " out.png.");
        }
        return of(option, NamePattern.literal(named.toString()), requested, force);
    }

    /** Returns the files for a pattern of names; {@link #of(String, int)} fills it in. */
    public static OutputFiles of(String option, NamePattern pattern, Optional<ImageFormat> requested, boolean force) {
        String name = pattern.end().replaceFirst("(?s).*[/\\\\]", "");
        int dot = name.lastIndexOf('.');
        boolean stemBefore = dot > 0 || dot == 0 && pattern.end().length() == name.length() && pattern.hasFields();
        String ending = stemBefore ? name.substring(dot + 1) : "";
        Optional<ImageFormat> fromName =
                ending.isEmpty() ? Optional.empty() : ImageFormat.named(ending).filter(f -> f != ImageFormat.GIF);
        if (UNWRITABLE.contains(ending.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(option + " " + name
                    + " has the extension of a format that cannot be written: use .png, .jpg or .webp.");
        }
        if (fromName.isPresent() && requested.isPresent() && !fromName.equals(requested)) {
            throw new IllegalArgumentException(
                    option + " " + name + " means " + fromName.get().word() + ", but --format is "
                            + requested.get().word() + ": make them agree, or remove --format.");
        }
        return new OutputFiles(
                option,
                fromName.isPresent() ? pattern.withoutEnd(ending.length() + 1) : pattern,
                "image",
                1,
                fromName.map(known -> ending),
                fromName.or(() -> requested),
                force);
    }

    /** Returns the files for what is made of one input, numbered from a number on. */
    public OutputFiles of(String name, int number) {
        return new OutputFiles(option, stem, name, number, extension, format, force);
    }

    /** Returns the same with a format, where neither the name nor an option sets one. */
    public OutputFiles otherwise(Optional<ImageFormat> likely) {
        return new OutputFiles(option, stem, input, first, extension, format.or(() -> likely), force);
    }

    @Override
    public Optional<ImageFormat> format() {
        return format;
    }

    @Override
    public Optional<Path> folder() {
        return WritableFolder.nearest(stem(1, ""));
    }

    /** {@inheritDoc} An existing file is not overwritten, unless that is forced. */
    @Override
    public void check(int count) {
        if (format.isPresent()) {
            names(count, format.get()).forEach(this::rejectExisting);
        }
        WritableFolder.check(LinkTarget.of(names(count).iterator().next()));
    }

    private void rejectExisting(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder: choose another name for " + option + ".");
        }
        if (!force && Files.exists(file)) {
            throw new IllegalArgumentException(
                    file + " already exists: choose another name for " + option + ", or use --force to overwrite it.");
        }
    }

    @Override
    public Set<Path> names(int count) {
        Set<Path> names = new LinkedHashSet<>();
        for (int number = 1; number <= count; number++) {
            names.add(
                    format.isPresent()
                            ? names(count, format.get()).get(number - 1)
                            : stem(number, suffix(count, number)));
        }
        return names;
    }

    /** Returns the names of a number of images in a format, in order. */
    List<Path> names(int count, ImageFormat written) {
        List<Path> names = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            names.add(Path.of(stem(number, suffix(count, number)) + "." + ending(written)));
        }
        return names;
    }

    private String suffix(int count, int number) {
        return count == 1 || stem.hasNumber() ? "" : "-" + number;
    }

    private Path stem(int number, String suffix) {
        return Path.of(stem.of(input, first + number - 1) + suffix);
    }

    private String ending(ImageFormat written) {
        return extension
                .filter(given -> ImageFormat.named(given).equals(Optional.of(written)))
                .orElse(written.extension());
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
                Path target = LinkTarget.of(wanted);
                Path free = force ? target : reserve(target);
                try {
                    GeneratedImage moved = moveOrWrite(image, free);
                    written.add(new WrittenImage(moved, free.equals(target) ? wanted : free, wanted));
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
        return stem.of(input, first);
    }
}

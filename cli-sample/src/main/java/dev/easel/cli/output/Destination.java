package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The destination of images that {@code -o} sets. */
public interface Destination {
    /** Returns the format set by the file name or {@code --format}; without either, images stay as received. */
    Optional<ImageFormat> format();

    /** Returns the folder on whose disk images are stored while they arrive; empty for the system's temporary folder. */
    Optional<Path> folder();

    /**
     * Makes sure, before anything is billed, that a number of images can be written.
     *
     * @throws IllegalArgumentException with the reason if they cannot
     */
    void check(int count);

    /**
     * Returns the files that a number of images would be written to, for finding two inputs with the same; without their
     * extensions where the format is not known yet.
     */
    Set<Path> names(int count);

    /**
     * Writes the images of a result, each completely or not at all.
     *
     * @param requested the number of requested images; if more than one, names are numbered even for a single image
     * @throws dev.easel.core.failure.StorageException naming the file where the image was saved instead, once all are saved
     */
    List<WrittenImage> write(List<GeneratedImage> images, int requested);
}

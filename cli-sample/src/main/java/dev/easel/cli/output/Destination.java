package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageFormat;
import java.util.List;
import java.util.Optional;

/** Where {@code -o} says that images go. */
public interface Destination {
    /** Returns the format that the name or {@code --format} asks for; images stay as received where neither does. */
    Optional<ImageFormat> format();

    /**
     * Makes sure, before anything is paid for, that so many images can be written.
     *
     * @throws IllegalArgumentException saying why they cannot
     */
    void check(int count);

    /**
     * Writes the images of a result, each whole or not at all.
     *
     * @param asked how many images were asked for; more than one are numbered even if only one came
     * @throws dev.easel.core.failure.StorageException naming where the image was kept instead, once all are safe
     */
    List<WrittenImage> write(List<GeneratedImage> images, int asked);
}

package dev.easel.cli.output;

import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.Picture;
import java.util.List;
import java.util.Optional;

/** Where {@code -o} says that pictures go. */
public interface Destination {
    /** Returns the format that the name or {@code --format} asks for; pictures stay as received where neither does. */
    Optional<ImageFormat> format();

    /**
     * Makes sure, before anything is paid for, that so many pictures can be written.
     *
     * @throws IllegalArgumentException saying why they cannot
     */
    void check(int count);

    /**
     * Writes the pictures of a result, each whole or not at all.
     *
     * @param asked how many pictures were asked for; more than one are numbered even if only one came
     * @throws dev.easel.core.failure.StorageException naming where the picture was kept instead, once all are safe
     */
    List<WrittenPicture> write(List<Picture> pictures, int asked);
}

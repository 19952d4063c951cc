package dev.easel.server.route;

import dev.easel.core.domain.image.ImageData;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Stores images that a response links to instead of containing. Thread-safe. */
public interface FileStore {
    /**
     * Copies an image into the store and returns its absolute URL, which cannot be guessed.
     *
     * <p>The URL works while the server runs, unless the image is deleted as the oldest of too many.
     */
    URI publish(ImageData image) throws IOException;

    /**
     * Returns the image that was published at a URL, so that a caller who sends the URL back gets that very image and
     * nothing is fetched; empty for any other URL.
     */
    Optional<ImageData> find(URI url);
}

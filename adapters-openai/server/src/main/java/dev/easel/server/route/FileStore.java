package dev.easel.server.route;

import dev.easel.core.domain.image.ImageData;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Room for images that a response links to instead of carrying. Thread-safe. */
public interface FileStore {
    /**
     * Copies an image into the store and returns its absolute address, which nobody can guess.
     *
     * <p>It stays good while the server runs, unless so much is published that the oldest must go.
     */
    URI publish(ImageData image) throws IOException;

    /**
     * Returns the image that was published at an address, so that a caller who hands an address back gets that very
     * image and nothing is fetched; empty for any other address.
     */
    Optional<ImageData> find(URI address);
}

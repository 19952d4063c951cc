package dev.easel.adapters.http.server;

import dev.easel.core.domain.ImageData;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Room for pictures that a reply links to instead of carrying. Thread-safe. */
public interface FileStore {
    /**
     * Copies a picture into the store and returns its absolute address, which nobody can guess.
     *
     * <p>It stays good while the server runs, unless so much is published that the oldest must go.
     */
    URI publish(ImageData picture) throws IOException;

    /**
     * Returns the picture that was published at an address, so that a caller who hands an address back gets that very
     * picture and nothing is fetched; empty for any other address.
     */
    Optional<ImageData> find(URI address);
}

package dev.easel.adapters.http.server;

import dev.easel.core.domain.ImageData;
import java.io.IOException;
import java.net.URI;

/** Room for pictures that a reply links to instead of carrying. Thread-safe. */
public interface FileStore {
    /**
     * Copies a picture into the store and returns its absolute address, which nobody can guess.
     *
     * <p>It stays good while the server runs, unless so much is published that the oldest must go.
     */
    URI publish(ImageData picture) throws IOException;
}

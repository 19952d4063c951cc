package dev.easel.core.port.out;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import java.net.URI;

/** Fetches an image by its URL: a guarded downloader, or a placeholder where nothing may be fetched. */
@FunctionalInterface
public interface ImageFetcher {
    /** Returns the image at an {@code http} or {@code https} URL; failures are {@code EaselException}s. */
    ImageData fetch(URI url, CallContext context);

    /** Returns the mask at a URL, for an image of the given size; by default it is fetched like any image. */
    default ImageData fetchMask(URI url, Size size, CallContext context) {
        return fetch(url, context);
    }
}

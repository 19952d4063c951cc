package dev.easel.core.port.out;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import java.net.URI;

/** Fetches an image by its address: a guarded downloader, or a placeholder where nothing may be fetched. */
@FunctionalInterface
public interface ImageFetcher {
    /** Returns the image at an {@code http} or {@code https} address; failures are {@code EaselException}s. */
    ImageData fetch(URI url, CallContext context);

    /** Returns the mask at an address, for an image of the given size; fetched as any image unless said otherwise. */
    default ImageData fetchMask(URI url, Size size, CallContext context) {
        return fetch(url, context);
    }
}

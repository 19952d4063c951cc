package dev.easel.core.port.out;

import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.Size;
import java.net.URI;

/** Fetches a picture by its address: a guarded downloader, or a placeholder where nothing may be fetched. */
@FunctionalInterface
public interface PictureFetcher {
    /** Returns the picture at an {@code http} or {@code https} address; failures are {@code EaselException}s. */
    ImageData fetch(URI url, CallContext context);

    /** Returns the mask at an address, for a picture of the given size; fetched as any picture unless said otherwise. */
    default ImageData fetchMask(URI url, Size size, CallContext context) {
        return fetch(url, context);
    }
}

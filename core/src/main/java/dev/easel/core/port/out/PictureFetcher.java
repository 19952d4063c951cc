package dev.easel.core.port.out;

import dev.easel.core.domain.ImageData;
import java.net.URI;

/** Fetches a picture by its address: a guarded downloader, or a placeholder where nothing may be fetched. */
@FunctionalInterface
public interface PictureFetcher {
    /** Returns the picture at an {@code http} or {@code https} address; failures are {@code EaselException}s. */
    ImageData fetch(URI url, CallContext context);
}

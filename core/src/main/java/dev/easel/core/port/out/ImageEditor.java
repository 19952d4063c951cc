package dev.easel.core.port.out;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;

/**
 * Changes one or several images according to a prompt.
 *
 * <p>Blocking and thread-safe. A request arrives resolved: its size, format, quality, count and images are what the
 * {@link #capabilities capabilities} of this port allow. Failures are {@code EaselException}s.
 */
@FunctionalInterface
public interface ImageEditor extends ImagePort {
    ImageResult edit(EditRequest request, CallContext context);
}

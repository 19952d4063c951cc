package dev.easel.core.port.out;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;

/**
 * Makes images from a prompt.
 *
 * <p>Blocking and thread-safe. A request arrives resolved: its size, format, quality, count and images are what the
 * {@link #capabilities capabilities} of this port allow. Failures are {@code EaselException}s.
 */
@FunctionalInterface
public interface ImageGenerator extends ImagePort {
    ImageResult generate(GenerateRequest request, CallContext context);
}

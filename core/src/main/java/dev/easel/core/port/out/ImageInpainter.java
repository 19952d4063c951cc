package dev.easel.core.port.out;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;

/**
 * Repaints what a mask marks; the image and the mask have the same size.
 *
 * <p>Blocking and thread-safe. A request arrives resolved: its size, format, quality, count and images are what the
 * {@link #capabilities capabilities} of this port allow. Failures are {@code EaselException}s.
 */
@FunctionalInterface
public interface ImageInpainter extends ImagePort {
    ImageResult inpaint(InpaintRequest request, CallContext context);
}

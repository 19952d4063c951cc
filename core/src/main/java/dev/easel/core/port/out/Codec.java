package dev.easel.core.port.out;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.image.ImageData;

/** Converts encoded images. */
public interface Codec {
    /**
     * Returns an image converted to the requested size, format, compression and number of bytes, upright and in sRGB;
     * the very same image when it already is what was requested.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when it cannot be read or converted
     */
    ImageData convert(ImageData image, Delivery delivery, CallContext context);
}

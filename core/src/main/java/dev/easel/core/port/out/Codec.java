package dev.easel.core.port.out;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.image.ImageData;

/** Turns encoded images into encoded images. */
public interface Codec {
    /**
     * Returns an image brought to the size, format, compression and number of bytes asked for, upright and in sRGB;
     * the very same image when it already is what was asked for.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when it cannot be read, or cannot become that
     */
    ImageData convert(ImageData image, Delivery delivery, CallContext context);
}

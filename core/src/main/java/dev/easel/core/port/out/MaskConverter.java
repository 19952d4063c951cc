package dev.easel.core.port.out;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;

/** Understands masks in every convention. */
public interface MaskConverter {
    /**
     * Returns a mask said in another convention, soft values kept: exact in a round trip.
     *
     * @param size the size of the image the mask is for
     * @throws dev.easel.core.failure.ImageProcessingException when the mask cannot be read or has another size
     */
    Mask convert(Mask mask, MaskConvention to, Size size, CallContext context);

    /** Returns the binary PNG of a mask as a provider is sent it: every pixel that is repainted at all is repainted whole. */
    ImageData binary(Mask mask, MaskConvention to, Size size, CallContext context);
}

package dev.easel.core.port.out;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;

/** Converts masks between all conventions. */
public interface MaskConverter {
    /**
     * Returns a mask converted to another convention, soft values kept: exact in a round trip.
     *
     * @param size the size of the image the mask is for
     * @throws dev.easel.core.failure.ImageProcessingException when the mask cannot be read or has another size
     */
    Mask convert(Mask mask, MaskConvention to, Size size, CallContext context);

    /** Returns the binary PNG of a mask to send to a provider: every pixel repainted at all is fully repainted. */
    ImageData binary(Mask mask, MaskConvention to, Size size, CallContext context);
}

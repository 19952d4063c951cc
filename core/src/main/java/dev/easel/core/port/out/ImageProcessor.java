package dev.easel.core.port.out;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import java.util.List;
import java.util.Optional;

/**
 * All work on pixels that the verbs need; easel-imaging has an implementation, which the service loader finds.
 * Thread-safe.
 */
public interface ImageProcessor {
    /**
     * Rejects a delivery that {@link #convert} or {@link Frame#restore} would certainly fail to make, whatever the image
     * shows: it runs before a provider is paid. It does nothing unless a processor has bounds.
     *
     * @param source the size of the image it is made from, where that is known before there is one
     * @throws dev.easel.core.failure.UnsupportedRequestException naming what is allowed
     */
    default void check(Delivery delivery, Optional<Size> source) {}

    /**
     * Returns an image converted to the requested size, format, compression and number of bytes, upright and in sRGB;
     * the very same image when it already is what was requested.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when it cannot be read or converted
     */
    ImageData convert(ImageData image, Delivery delivery, CallContext context);

    /**
     * Returns a mask converted to another convention, soft values kept: exact in a round trip.
     *
     * @param size the size of the image the mask is for
     * @throws dev.easel.core.failure.ImageProcessingException when the mask cannot be read or has another size
     */
    Mask convert(Mask mask, MaskConvention to, Size size, CallContext context);

    /** Returns what the caller should know about how a mask for an image of a size is read, such as noise left out. */
    default List<Note> notes(Mask mask, Size size) {
        return List.of();
    }

    /**
     * Returns the binary PNG of a mask to send to a provider: every pixel marked by at least a threshold, 1 to 255, is
     * fully repainted; half of the largest weight counts when no pixel reaches it.
     */
    ImageData binary(Mask mask, MaskConvention to, Size size, int threshold, CallContext context);

    /**
     * Returns the frame around what a mask marks.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when image or mask cannot be read, or sizes differ
     */
    Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context);

    /** Returns the frame of an image with a new border around it. */
    Frame expand(ImageData original, BorderFill fill, FramingRule rule, CallContext context);

    /**
     * Returns the separate parts a mask marks as separate masks, at most {@code limit}: parts that are near each
     * other stay together. An empty mask, or a single part, comes back unchanged.
     */
    List<Mask> parts(ImageData image, Mask mask, int limit, CallContext context);
}

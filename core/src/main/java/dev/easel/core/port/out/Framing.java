package dev.easel.core.port.out;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import java.util.List;

/** Prepares what is sent to be repainted, and puts what comes back in its place. */
public interface Framing {
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

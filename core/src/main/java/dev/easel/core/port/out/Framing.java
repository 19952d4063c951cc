package dev.easel.core.port.out;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import java.util.List;

/** Prepares what goes out to be repainted, and puts what comes back where it belongs. */
public interface Framing {
    /**
     * Returns the frame around what a mask marks.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when image or mask cannot be read, or sizes differ
     */
    Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context);

    /** Returns the frame of an image with new ground around it. */
    Frame expand(ImageData original, BorderFill ground, FramingRule rule, CallContext context);

    /**
     * Returns the separate parts a mask marks as masks of their own, at most as many as said: parts that lie near each
     * other stay together. An empty mask, or a single part, comes back as it is.
     */
    List<Mask> parts(ImageData image, Mask mask, int most, CallContext context);
}

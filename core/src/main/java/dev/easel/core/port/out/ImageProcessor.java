package dev.easel.core.port.out;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
     * the very same image when it already is what was requested. A JPEG or lossy WebP that lacks only one of the last two
     * is the very same image, too, because writing it again costs detail.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when it cannot be read or converted
     */
    ImageData convert(ImageData image, Delivery delivery, CallContext context);

    /**
     * Returns whether the stored pixels of an image are upright, and in the colors that {@link #convert} makes, so that its
     * bytes can be delivered as they are. A processor without this looks at the orientation only.
     */
    default boolean deliverableAsStored(ImageData image) {
        return image.header().upright();
    }

    /**
     * Returns an image as providers can read it: one frame, upright, in sRGB, gray or color of 8 bits; as PNG, or as JPEG of
     * high quality where an opaque one would have too many bytes. Returns the very same image where it already is that. A
     * processor without this returns every image unchanged.
     *
     * @param maxBytes how many bytes the provider takes, where that is known
     * @throws dev.easel.core.failure.ImageProcessingException when it cannot be read
     */
    default ImageData upload(ImageData image, OptionalLong maxBytes, CallContext context) {
        requireNonNull(maxBytes, "maxBytes");
        requireNonNull(context, "context");
        return requireNonNull(image, "image");
    }

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

    /**
     * Returns where two images differ, both upright and in sRGB with 8 bits a channel; alpha counts like the colors, and
     * so does a color under alpha 0.
     *
     * @param left where in the second image the first one begins, in pixels from the left
     * @param top the same from the top
     * @param mask what was to be repainted of the first image; empty where all of it was
     * @throws dev.easel.core.failure.ImageProcessingException when one cannot be read, the mask has another size than the
     *     first image, or that does not lie within the second
     * @throws dev.easel.core.failure.UnsupportedRequestException from a processor without this
     */
    default Comparison compare(
            ImageData before, ImageData after, int left, int top, Optional<Mask> mask, CallContext context) {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(mask, "mask");
        requireNonNull(context, "context");
        throw new UnsupportedRequestException("This image processor does not compare images.");
    }

    /**
     * Where two images differ.
     *
     * @param map a gray PNG of the second image's size: 0 where they are the same, lighter where they differ more, and 255
     *     where the first one has no pixel
     * @param changed how many pixels of the first image differ
     * @param changedOutside how many of them the mask does not mark at all; 0 without a mask
     */
    record Comparison(ImageData map, long changed, long changedOutside) {
        public Comparison {
            requireNonNull(map, "map");
        }
    }
}

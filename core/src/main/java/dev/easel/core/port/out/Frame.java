package dev.easel.core.port.out;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import java.util.List;

/** The part of an image that is sent to be repainted, computed on demand. Used by one call. */
public interface Frame {
    /** Returns whether the mask marks nothing and nothing needs to be sent. */
    boolean empty();

    /** Returns the size of what is sent; image and mask both have it. */
    Size size();

    /** Returns the image to send: an upright PNG of 8 bits in sRGB, without metadata. */
    ImageData image();

    /** Returns the binary mask to send, in the rule's convention: what is marked by at least the rule's threshold. */
    Mask mask();

    /**
     * Decodes the original, so that one that {@link #restore} cannot use fails before a provider that is not sent
     * {@link #image()} bills the call.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when the original cannot be read
     */
    void checkOriginal();

    /** Returns what the caller should know about mask or frame: a soft, noisy or tiny mask, a part sent at reduced size. */
    default List<Note> notes() {
        return List.of();
    }

    /** Returns the whole image, with any new border, nothing repainted, as requested. */
    ImageData untouched(Delivery delivery, CallContext context);

    /**
     * Returns the whole image with the repainted part in place: every pixel the mask keeps is bit for bit the
     * original's where the output is lossless and no other size is requested, whatever size the response has.
     *
     * @throws dev.easel.core.failure.ImageProcessingException when the response cannot be read
     */
    Restored restore(ImageData response, Delivery delivery, CallContext context);

    /**
     * A restored image.
     *
     * @param drift the mean difference of a color channel outside the mask between what was sent and what came back,
     *     0 (nothing changed) to 1
     * @param remainingDrift the same after the provider's changes to the whole image were undone
     * @param notes what the caller should know about the response: one of another shape, and how it was interpreted; what
     *     was undone
     */
    record Restored(ImageData image, double drift, double remainingDrift, List<Note> notes) {
        public Restored {
            requireNonNull(image, "image");
            notes = List.copyOf(requireNonNull(notes, "notes"));
        }

        /** A restored image without notes, with nothing undone. */
        public Restored(ImageData image, double drift) {
            this(image, drift, drift, List.of());
        }
    }
}

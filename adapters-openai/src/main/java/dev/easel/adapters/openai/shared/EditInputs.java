package dev.easel.adapters.openai.shared;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import java.util.List;
import java.util.Optional;

/** The images that an edit or an inpainting sends, within OpenAI's limits. */
public record EditInputs(List<ImageSource> images, Optional<ImageSource> mask) {
    /** Images have fewer bytes than this ({@code CreateImageEditRequest}: "less than 50MB"). */
    static final long MAX_BYTES = 50_000_000;

    private static final long SAFE_MASK_BYTES = 4_000_000;

    /** Returns the images of a request; a mask is for the first. */
    public static EditInputs of(ImageRequest request) {
        if (request instanceof InpaintRequest inpaint) {
            return new EditInputs(
                    inpaint.inputImages(), Optional.of(inpaint.mask().image()));
        }
        return new EditInputs(((EditRequest) request).images(), Optional.empty());
    }

    /** Rejects images of 50 MB or more. */
    EditInputs checked() {
        images.forEach(image -> check("image", image));
        mask.ifPresent(image -> check("mask", image));
        return this;
    }

    private static void check(String role, ImageSource image) {
        if (bytes(image) >= MAX_BYTES) {
            throw new UnsupportedRequestException("The " + role + " of " + bytes(image)
                    + " bytes is too large for OpenAI: fewer than 50,000,000 are allowed. Send a smaller one or JPEG.");
        }
    }

    /** Returns a warning about a mask that some servers reject ("less than 4MB" in OpenAI's image guide). */
    List<Note> notes() {
        return mask.filter(image -> bytes(image) >= SAFE_MASK_BYTES).isPresent()
                ? List.of(Note.warning(
                        "the mask has " + bytes(mask.get()) + " bytes; some servers accept only less than 4 MB"))
                : List.of();
    }

    private static long bytes(ImageSource image) {
        return image.remoteUrl().isPresent() ? 0 : image.load().length();
    }
}

package dev.easel.server.internal;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;

/** Refuses a mask that marks nothing, which no API has an answer for: nobody was called, and nothing would change. */
public final class UnchangedResult {
    private UnchangedResult() {}

    /**
     * Returns a result in which something was done; closes one in which nothing was.
     *
     * @throws HttpErrorException when nothing was done
     */
    public static ImageResult refused(ImageResult result) {
        if (result.notes().stream().noneMatch(note -> note.kind() == Note.Kind.UNCHANGED)) {
            return result;
        }
        result.close();
        throw HttpError.of(
                        "mask",
                        "invalid_image_file",
                        "Invalid 'mask': it marks nothing, so nothing would change. Mark the region to repaint by"
                                + " transparent pixels, or by white ones in a mask without transparency.")
                .asException();
    }
}

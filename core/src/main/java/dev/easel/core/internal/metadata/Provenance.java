package dev.easel.core.internal.metadata;

import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import java.util.Optional;

/** Tells what became of the content credentials of an image, a C2PA manifest that says who or what made it. */
public final class Provenance {
    private Provenance() {}

    /** Returns a note if an image had content credentials: that the result still has them, or that they are gone. */
    public static Optional<Note> note(ImageData before, ImageData after) {
        if (!ImageStructure.of(before).provenance()) {
            return Optional.empty();
        }
        return Optional.of(
                before.equals(after) || ImageStructure.of(after).provenance()
                        ? Note.kept("the image carries its content credentials (a C2PA manifest)")
                        : Note.adapted(
                                "the content credentials of the image (a C2PA manifest) were dropped, because they do"
                                        + " not hold for a converted image"));
    }
}

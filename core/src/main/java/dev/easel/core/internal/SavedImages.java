package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.internal.io.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Saves a billed image where a failure of a later step cannot lose it. */
final class SavedImages {
    private SavedImages() {}

    /**
     * Returns the failure with the file that the image was saved in, in a private folder. If saving fails too, its failure
     * is added as a suppressed one.
     */
    static EaselException save(GeneratedImage image, EaselException failure) {
        EaselException billed = failure.with(failure.facts().billing(Billing.BILLED));
        try {
            Path file = PrivateFolder.create().resolve("image." + image.format().extension());
            image.writeTo(file);
            return billed.with(billed.facts().savedResponse(file));
        } catch (IOException | EaselException e) {
            billed.addSuppressed(e);
            return billed;
        }
    }
}

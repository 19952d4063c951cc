package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Saves billed images where a failure of a later step cannot lose them. */
final class SavedImages {
    private SavedImages() {}

    /**
     * Returns the failure with the place where the images were saved: a private folder for several, the file itself
     * for one. If saving fails too, its failure is added as a suppressed one.
     */
    static EaselException save(ImageResult result, EaselException failure) {
        try {
            Path folder = Files.createTempDirectory("easel-kept-");
            Path saved = folder;
            int number = 1;
            for (GeneratedImage image : result.images()) {
                Path file = folder.resolve(
                        "image-" + number++ + "." + image.format().extension());
                image.writeTo(file);
                saved = result.images().size() == 1 ? file : folder;
            }
            return failure.with(failure.facts().billing(Billing.BILLED).savedResponse(saved));
        } catch (IOException | EaselException e) {
            failure.addSuppressed(e);
            return failure.with(failure.facts().billing(Billing.BILLED));
        }
    }
}

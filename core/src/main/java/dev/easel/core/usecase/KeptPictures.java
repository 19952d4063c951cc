package dev.easel.core.usecase;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Picture;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures that were paid for, put where a failure of a later step cannot lose them. */
final class KeptPictures {
    private KeptPictures() {}

    /**
     * Returns the failure naming the place where the pictures were kept: a private folder for several, the file itself
     * for one. Where even that fails, the failure says so as a suppressed one.
     */
    static EaselException keep(ImageResult result, EaselException failure) {
        try {
            Path folder = Files.createTempDirectory("easel-kept-");
            Path kept = folder;
            int number = 1;
            for (Picture picture : result.pictures()) {
                Path file = folder.resolve(
                        "picture-" + number++ + "." + picture.format().extension());
                picture.writeTo(file);
                kept = result.pictures().size() == 1 ? file : folder;
            }
            return failure.with(failure.facts().billing(Billing.DONE).keptReply(kept));
        } catch (IOException | EaselException e) {
            failure.addSuppressed(e);
            return failure.with(failure.facts().billing(Billing.DONE));
        }
    }
}

package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Images that could not be written to their files: each is saved in a private folder, which messages name. */
final class UnwrittenImages {
    /** Writes one image. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    private final List<Path> files = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private Optional<StorageException> first = Optional.empty();

    /** Writes an image; if that fails, saves the image in the private folder under the same file name. */
    void writeOrSave(GeneratedImage image, Path wanted, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            save(image, wanted, StorageException.writing(wanted.toString(), e));
        } catch (StorageException e) {
            save(image, wanted, e);
        }
    }

    private void save(GeneratedImage image, Path wanted, StorageException failure) {
        try {
            if (folder.isEmpty()) {
                folder = Optional.of(PrivateFolder.create());
            }
            files.add(image.writeTo(folder.get().resolve(wanted.getFileName().toString())));
        } catch (IOException | StorageException e) {
            failure.addSuppressed(e);
        }
        if (first.isEmpty()) {
            first = Optional.of(failure);
        }
    }

    /** Throws if any image could not be written, naming the files of the saved ones. */
    void throwIfAny() {
        if (first.isEmpty()) {
            return;
        }
        StorageException failure = first.get();
        String where = files.isEmpty()
                ? " It could not be saved elsewhere either."
                : " Saved instead as " + files.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".";
        CallFacts facts = CallFacts.of(Billing.BILLED);
        throw new StorageException(
                failure.getMessage() + where, files.isEmpty() ? facts : facts.savedResponse(files.get(0)), failure);
    }
}

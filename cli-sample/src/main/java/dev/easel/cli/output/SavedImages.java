package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Images that could not be written where they were meant to be: each is kept in a private folder, and named. */
final class SavedImages {
    /** Writes one image. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    private final List<Path> files = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private Optional<StorageException> first = Optional.empty();

    /** Runs a writing; if it fails, keeps the image elsewhere under the same file name. */
    void unlessWritten(GeneratedImage image, Path wanted, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            keep(image, wanted, StorageException.writing(wanted.toString(), e));
        } catch (StorageException e) {
            keep(image, wanted, e);
        }
    }

    private void keep(GeneratedImage image, Path wanted, StorageException why) {
        try {
            if (folder.isEmpty()) {
                folder = Optional.of(Files.createTempDirectory("easel-kept-"));
            }
            files.add(image.writeTo(folder.get().resolve(wanted.getFileName().toString())));
        } catch (IOException | StorageException e) {
            why.addSuppressed(e);
        }
        if (first.isEmpty()) {
            first = Optional.of(why);
        }
    }

    /** Fails if any image could not be written, saying where those are that could be kept. */
    void throwIfAny() {
        if (first.isEmpty()) {
            return;
        }
        StorageException why = first.get();
        String where = files.isEmpty()
                ? " It could not be kept elsewhere either."
                : " Kept as " + files.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".";
        CallFacts facts = CallFacts.of(Billing.BILLED);
        throw new StorageException(
                why.getMessage() + where, files.isEmpty() ? facts : facts.savedResponse(files.get(0)), why);
    }
}

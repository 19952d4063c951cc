package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Images that could not be written to their files: each is saved in a private folder, which messages name. */
public final class UnwrittenImages {
    /** Writes one image. */
    @FunctionalInterface
    public interface Writing {
        void run() throws IOException;
    }

    private final SavedResponseStore store = SavedResponseStore.in(Optional.empty());
    private final List<Path> files = new ArrayList<>();
    private Optional<StorageException> first = Optional.empty();

    /** Writes an image; if that fails, saves the image. */
    public void writeOrSave(GeneratedImage image, Path wanted, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            save(image, StorageException.writing(wanted.toString(), e));
        } catch (StorageException e) {
            save(image, e);
        } catch (RuntimeException e) {
            // Whatever the reason: the image is paid for.
            save(image, new StorageException("Cannot write " + wanted + ": " + e.getMessage(), e));
        }
    }

    private void save(GeneratedImage image, StorageException failure) {
        try {
            SavedCall call = SavedCall.of(failure.with(CallFacts.of(Billing.BILLED)));
            store.save(call, image.format().extension(), image.data()::copyTo).ifPresent(files::add);
        } catch (IOException | StorageException e) {
            failure.addSuppressed(e);
        }
        if (first.isEmpty()) {
            first = Optional.of(failure);
        }
    }

    /** Throws if any image could not be written, naming the files of the saved ones. */
    public void throwIfAny() {
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

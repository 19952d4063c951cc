package dev.easel.json;

import static java.util.Objects.requireNonNull;

import dev.easel.core.batch.BatchJournal;
import dev.easel.core.batch.JournalEntry;
import java.nio.file.Path;
import java.util.Optional;

/** The journal of a batch as a file of JSON lines, to which lines are only added. */
public final class FileJournal implements BatchJournal {
    private final Path file;

    private FileJournal(Path file) {
        this.file = file;
    }

    /**
     * Opens or creates a journal; another process that has it open is told.
     *
     * @throws dev.easel.core.failure.StorageException when it cannot be opened, or is in use
     */
    public static FileJournal open(Path file) {
        return new FileJournal(requireNonNull(file, "file"));
    }

    @Override
    public Optional<JournalEntry> last(String id) {
        throw new UnsupportedOperationException("not built yet: " + file);
    }

    @Override
    public void append(JournalEntry entry) {
        throw new UnsupportedOperationException("not built yet: " + file);
    }

    @Override
    public void close() {}
}

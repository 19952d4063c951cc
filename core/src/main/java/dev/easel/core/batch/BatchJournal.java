package dev.easel.core.batch;

import java.util.Optional;

/** Remembers what became of each job, so that a batch that was stopped goes on where it was. Thread-safe. */
public interface BatchJournal extends AutoCloseable {
    /** Returns the last entry of a job, of this run or an earlier one. */
    Optional<JournalEntry> last(String id);

    /**
     * Adds an entry; once this returns, the entry outlives the process.
     *
     * @throws dev.easel.core.failure.StorageException when it cannot be written
     */
    void append(JournalEntry entry);

    @Override
    void close();
}

package dev.easel.core.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal that lasts as long as the test; each entry passes hooks before and after it is kept. */
final class MemoryJournal implements BatchJournal {
    private final Map<String, JournalEntry> last = new HashMap<>();
    private final List<JournalEntry> entries = new ArrayList<>();
    private Consumer<JournalEntry> before = entry -> {};
    private Consumer<JournalEntry> after = entry -> {};

    MemoryJournal before(Consumer<JournalEntry> hook) {
        before = hook;
        return this;
    }

    MemoryJournal after(Consumer<JournalEntry> hook) {
        after = hook;
        return this;
    }

    @Override
    public synchronized Optional<JournalEntry> last(String id) {
        return Optional.ofNullable(last.get(id));
    }

    @Override
    public void append(JournalEntry entry) {
        before.accept(entry);
        synchronized (this) {
            last.put(entry.id(), entry);
            entries.add(entry);
        }
        after.accept(entry);
    }

    synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** Returns the kinds of a job's entries in order, such as {@code Started Received Ended}. */
    String kinds(String id) {
        return String.join(
                " ",
                entries().stream()
                        .filter(entry -> entry.id().equals(id))
                        .map(entry -> entry.getClass().getSimpleName())
                        .toList());
    }

    @Override
    public void close() {}
}

package dev.easel.cli.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The entries of the history, the newest first. */
record Entries(List<HistoryEntry> entries) {
    private static final String LAST = "last";

    /** Reads those of the user. */
    static Entries of(Function<String, Optional<String>> variables) {
        return new Entries(HistoryFile.of(variables).map(HistoryFile::entries).orElse(List.of()));
    }

    /** Returns the entry of a number, or the last one. */
    HistoryEntry named(String word) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    "The history is empty; history = on in the configuration switches it on.");
        }
        if (word.equals(LAST)) {
            return entries.get(0);
        }
        return entries.stream()
                .filter(entry -> String.valueOf(entry.number()).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no line '" + word + "' in the history: use "
                        + entries.get(entries.size() - 1).number() + " to "
                        + entries.get(0).number() + ", or last; easel history lists them."));
    }
}

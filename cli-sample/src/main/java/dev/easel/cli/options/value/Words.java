package dev.easel.cli.options.value;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Turns words of a command line into paths. */
public final class Words {
    private Words() {}

    /** Returns a word as the name of a file, where it can be one. */
    public static Optional<Path> file(String word) {
        try {
            return word.isEmpty() ? Optional.empty() : Optional.of(Path.of(word));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns a word as the name of a file.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public static Path path(String word) {
        if (word.isEmpty()) {
            throw new IllegalArgumentException("The name of a file is empty: give a file.");
        }
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Invalid file name '" + word + "': " + e.getReason() + ".", e);
        }
    }
}

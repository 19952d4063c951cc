package dev.easel.cli.options.value;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Standard input, which one argument of a command line may read. */
public final class StandardInput {
    /** The word that means standard input. */
    public static final String NAME = "-";

    private static final Set<String> DEVICES = Set.of("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");

    private final InputStream in;
    private Optional<String> reader = Optional.empty();

    public StandardInput(InputStream in) {
        this.in = requireNonNull(in, "in");
    }

    /** Returns whether a word means standard input: {@code -}, or the system's name for it. */
    public static boolean isNamed(String word) {
        return word.equals(NAME) || DEVICES.contains(word);
    }

    /**
     * Returns the stream for the first that reads it.
     *
     * @param what what is read from it, for the message that it is read twice
     * @throws IllegalArgumentException when something else reads it already
     */
    public synchronized InputStream open(String what) {
        reader.ifPresent(other -> {
            throw new IllegalArgumentException("Standard input can be read only once, but both " + other + " and "
                    + what + " come from it: name a file for one of them.");
        });
        reader = Optional.of(what);
        return in;
    }
}

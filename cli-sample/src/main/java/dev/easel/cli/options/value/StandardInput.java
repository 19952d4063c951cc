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
    private Optional<Claim> reader = Optional.empty();

    /** Who reads it, and what that is in messages. */
    private record Claim(Object owner, String what) {}

    public StandardInput(InputStream in) {
        this.in = requireNonNull(in, "in");
    }

    /** Returns whether a word means standard input: {@code -}, or the system's name for it. */
    public static boolean isNamed(String word) {
        return word.equals(NAME) || DEVICES.contains(word);
    }

    /**
     * Reserves it for the first that claims it, before anything is read.
     *
     * @param owner the value that is read from it
     * @param what what that is, for the message that it is read twice
     * @throws IllegalArgumentException when something else has claimed it
     */
    synchronized void claim(Object owner, String what) {
        if (reader.isPresent() && reader.get().owner() != owner) {
            throw new IllegalArgumentException("Standard input can be read only once, but both "
                    + reader.get().what() + " and " + what + " come from it: name a file for one of them.");
        }
        reader = Optional.of(new Claim(owner, what));
    }

    /** Returns the stream for its owner. */
    synchronized InputStream open(Object owner, String what) {
        claim(owner, reader.map(Claim::what).orElse(what));
        return in;
    }
}

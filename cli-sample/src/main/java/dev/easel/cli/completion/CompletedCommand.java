package dev.easel.cli.completion;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a shell knows of a command.
 *
 * @param words what it does, in a few words
 * @param arguments what its arguments are
 */
record CompletedCommand(String name, String words, List<Flag> flags, Values arguments) {
    CompletedCommand {
        flags = List.copyOf(flags);
    }

    /**
     * An option.
     *
     * @param takesValue whether a value follows it
     * @param label what the value is
     */
    record Flag(List<String> names, boolean takesValue, String label, Values values, String words) {
        Flag {
            names = List.copyOf(names);
        }
    }

    /** Returns the names of all options. */
    Stream<String> names() {
        return flags.stream().flatMap(flag -> flag.names().stream());
    }
}

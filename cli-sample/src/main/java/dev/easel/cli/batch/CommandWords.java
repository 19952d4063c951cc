package dev.easel.cli.batch;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line as text that a shell takes. */
final class CommandWords {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd}_./:=,@%+-]+");

    private CommandWords() {}

    static String of(List<String> arguments) {
        return "easel " + arguments.stream().map(CommandWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}

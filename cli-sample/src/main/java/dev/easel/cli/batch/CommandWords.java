package dev.easel.cli.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A command line as text that a shell takes. */
final class CommandWords {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd}_./:=,@%+-]+");

    private CommandWords() {}

    /** Returns a command line without the options that tell what becomes of the jobs of an earlier run. */
    static String of(List<String> arguments) {
        List<String> words = new ArrayList<>();
        boolean value = false;
        for (String argument : arguments) {
            boolean dropped = value || argument.equals("--retry-failed") || argument.startsWith("--in-doubt");
            value = argument.equals("--in-doubt");
            if (!dropped) {
                words.add(quoted(argument));
            }
        }
        return "easel " + String.join(" ", words);
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}

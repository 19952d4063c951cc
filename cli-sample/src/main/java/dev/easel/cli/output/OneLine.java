package dev.easel.cli.output;

import java.util.regex.Pattern;

/** Words from anywhere, made fit for one line of a terminal: a provider's words may hold line breaks and escapes. */
public final class OneLine {
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\u2028\u2029]+");

    private OneLine() {}

    /** Returns the words with every run of white space and control characters as one space. */
    public static String of(String words) {
        return BREAKS.matcher(words).replaceAll(" ").strip();
    }

    /** Returns the words in one line of at most so many characters. */
    public static String of(String words, int most) {
        String line = of(words);
        return line.length() <= most ? line : line.substring(0, Math.max(0, most - 1)) + "…";
    }
}

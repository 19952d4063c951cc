package dev.easel.cli.output;

import java.util.regex.Pattern;

/** Text from any source, made safe for one line of a terminal: a provider's text may contain line breaks and escapes. */
public final class OneLine {
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\u2028\u2029]+");

    private OneLine() {}

    /** Returns the text with every run of white space and control characters replaced by one space. */
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** Returns the text in one line of at most a number of characters. */
    public static String of(String text, int maxLength) {
        String line = of(text);
        return line.length() <= maxLength ? line : line.substring(0, Math.max(0, maxLength - 1)) + "…";
    }
}

package dev.easel.cli.output;

import dev.easel.cli.words.Columns;
import java.util.regex.Pattern;

/** Text from any source, made safe for a terminal: a provider's text may contain line breaks, escapes and marks of direction. */
public final class OneLine {
    /** Characters that steer a terminal instead of being shown: controls, line ends, and marks of writing direction. */
    private static final String STEERING = "\\p{Cc}\\p{Zl}\\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069";

    private static final Pattern BREAKS = Pattern.compile("[\\s" + STEERING + "]+");
    private static final Pattern STEERS = Pattern.compile("[" + STEERING + "]");

    private OneLine() {}

    /** Returns the text with every run of white space and of characters that steer a terminal replaced by one space. */
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** Returns the text in one line of at most a number of columns of a terminal. */
    public static String of(String text, int most) {
        return Columns.cut(of(text), most);
    }

    /** Returns JSON with the characters that steer a terminal escaped; all of them are within its strings. */
    public static String ofJson(String json) {
        return STEERS.matcher(json)
                .replaceAll(steers ->
                        String.format("\\\\u%04x", (int) steers.group().charAt(0)));
    }
}

package dev.easel.cli.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as it is written on a command line: {@code 90s}, {@code 2m}, {@code 1h}, {@code 500ms}. */
final class TimeSpan {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h)?");

    private TimeSpan() {}

    /** Reads a span; a number without a unit means seconds. */
    static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw refused(text);
        }
        double unit = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1_000;
        };
        long millis = Math.round(Double.parseDouble(matcher.group(1)) * unit);
        if (millis < 1) {
            throw refused(text);
        }
        return Duration.ofMillis(millis);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "Time '" + text + "' is not of the form 90s, 2m, 1h or 500ms, more than 0.");
    }
}

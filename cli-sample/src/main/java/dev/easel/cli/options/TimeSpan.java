package dev.easel.cli.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as written on a command line: {@code 90s}, {@code 2m}, {@code 1h}, {@code 500ms}. */
final class TimeSpan {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h)?");

    private TimeSpan() {}

    /** Parses a duration; a number without a unit means seconds. */
    static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw invalid(text);
        }
        double unit = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1_000;
        };
        long millis = Math.round(Double.parseDouble(matcher.group(1)) * unit);
        if (millis < 1) {
            throw invalid(text);
        }
        return Duration.ofMillis(millis);
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "Invalid time '" + text + "': expected a time above 0, such as 90s, 2m, 1h or 500ms.");
    }
}

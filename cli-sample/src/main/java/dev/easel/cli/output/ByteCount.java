package dev.easel.cli.output;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, as in {@code 500k} (500,000), {@code 2M} (2,000,000) or {@code 250000}; at least 1. */
public record ByteCount(long bytes) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([kmg]?)b?");

    public ByteCount {
        if (bytes < 1) {
            throw new IllegalArgumentException("Invalid limit of " + bytes + " bytes: must be at least 1.");
        }
    }

    /** Parses a number of bytes; k, M and G mean thousands, millions and billions. */
    public static ByteCount parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Invalid number of bytes '" + text + "': expected a number such as 250000, 500k or 2M.");
        }
        double unit = switch (matcher.group(2)) {
            case "k" -> 1e3;
            case "m" -> 1e6;
            case "g" -> 1e9;
            default -> 1;
        };
        return new ByteCount(Math.round(Double.parseDouble(matcher.group(1)) * unit));
    }

    /** Returns a number of bytes in readable form, such as {@code 1.2 MB}. */
    public static String words(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 999_500 ? Math.round(bytes / 1e3) + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}

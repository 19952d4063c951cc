package dev.easel.cli.options.value;

import dev.easel.core.domain.image.AspectRatio;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ratios of width to height as written on a command line: {@code 16:9}, {@code 16/9}, {@code 1.91:1}, {@code 1.5}. */
public final class Ratios {
    private static final String NUMBER = "(\\d{1,5}(?:\\.\\d{1,4})?)";
    private static final Pattern PAIR = Pattern.compile(NUMBER + "\\s*[:/]\\s*" + NUMBER);
    private static final Pattern QUOTIENT = Pattern.compile("(\\d{0,2}\\.\\d{1,4}|\\d)");

    private Ratios() {}

    /** Returns whether a text is a pair of numbers, as a ratio is, and not a size. */
    public static boolean isPair(String text) {
        return text.contains(":") || text.contains("/");
    }

    /** Reads a ratio. */
    public static AspectRatio parse(String text) {
        String word = text.strip();
        Matcher pair = PAIR.matcher(word);
        if (pair.matches()) {
            return ratio(new BigDecimal(pair.group(1)), new BigDecimal(pair.group(2)), text);
        }
        if (QUOTIENT.matcher(word).matches()) {
            return ratio(new BigDecimal(word), BigDecimal.ONE, text);
        }
        throw invalid(text);
    }

    private static AspectRatio ratio(BigDecimal width, BigDecimal height, String text) {
        if (width.signum() == 0 || height.signum() == 0) {
            throw new IllegalArgumentException("Invalid aspect ratio " + text + ": both numbers must be above 0.");
        }
        int scale = Math.max(width.scale(), height.scale());
        return new AspectRatio(
                width.movePointRight(scale).intValueExact(),
                height.movePointRight(scale).intValueExact());
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "Invalid aspect ratio '" + text + "': expected W:H, such as 2:3, 16/9, 1.91:1 or 1.5.");
    }
}

package dev.easel.cli.options.value;

import dev.easel.core.domain.image.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length within an image: whole pixels as in {@code 24}, or a share of a side as in {@code 10%}.
 *
 * @param value the number of pixels, or of hundredths
 */
public record Length(double value, boolean percent) {
    /** No pixels. */
    public static final Length NONE = new Length(0, false);

    private static final Pattern TEXT =
            Pattern.compile("([+-]?\\d{1,7})(?:px)?|([+-]?\\d{1,5}(?:\\.\\d{1,6})?|[+-]?\\.\\d{1,6})%");

    /** Reads a length, such as {@code 24}, {@code 24px} or {@code 0.5%}. */
    public static Length parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Invalid length '" + text + "': expected whole pixels or percent, such as 24 or 1.5%.");
        }
        return matcher.group(1) != null
                ? new Length(Integer.parseInt(matcher.group(1)), false)
                : new Length(Double.parseDouble(matcher.group(2)), true);
    }

    /** Returns the number of pixels of a side of a length, or a share of it rounded to whole pixels. */
    public int of(int side) {
        return percent ? Math.toIntExact(Math.round(value / 100 * side)) : (int) value;
    }

    /** Returns the number of pixels, or a share of the shorter side. */
    public int ofShorterSide(Size size) {
        return of(Math.min(size.width(), size.height()));
    }
}

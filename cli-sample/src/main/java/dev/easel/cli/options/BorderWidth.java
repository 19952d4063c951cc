package dev.easel.cli.options;

import dev.easel.core.domain.Border;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The width of a border within an image: pixels as in {@code 24}, or a share of each side as in {@code 10%} or {@code 0.1}. */
record BorderWidth(Border border) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,7})(?:px)?|(\\d{0,7}\\.\\d{1,6})|(\\d{1,3}(?:\\.\\d{1,6})?)%");

    static BorderWidth parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Invalid border '" + text + "': expected pixels or a share, such as 24, 10% or 0.1.");
        }
        if (matcher.group(1) != null) {
            int pixels = Integer.parseInt(matcher.group(1));
            return new BorderWidth(Border.pixels(pixels, pixels, pixels, pixels));
        }
        double share = matcher.group(2) != null
                ? Double.parseDouble(matcher.group(2))
                : Double.parseDouble(matcher.group(3)) / 100;
        return new BorderWidth(Border.fraction(share));
    }
}

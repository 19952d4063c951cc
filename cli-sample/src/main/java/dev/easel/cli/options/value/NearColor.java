package dev.easel.cli.options.value;

import dev.easel.core.domain.image.Rgb;

/** A color and the tolerance in each channel, as in {@code #20a0ff,32}; the default is 24 levels. */
public record NearColor(Rgb color, int tolerance) {
    private static final int DEFAULT_TOLERANCE = 24;

    /** Reads a color, and a tolerance after a comma. */
    public static NearColor parse(String text) {
        int comma = CssColor.end(text);
        if (comma < 0) {
            return new NearColor(CssColor.parse(text), DEFAULT_TOLERANCE);
        }
        String levels = text.substring(comma + 1).strip();
        if (!levels.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "Invalid color '" + text + "': expected COLOR or COLOR,TOLERANCE, such as '#20a0ff,32'.");
        }
        return new NearColor(CssColor.parse(text.substring(0, comma)), Integer.parseInt(levels));
    }
}

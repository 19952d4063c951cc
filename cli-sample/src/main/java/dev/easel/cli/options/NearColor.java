package dev.easel.cli.options;

import dev.easel.core.domain.image.Rgb;

/** A color, and how far another may be from it in any channel, as in {@code #20a0ff,32}; 24 levels unless said. */
record NearColor(Rgb color, int tolerance) {
    private static final int USUAL_TOLERANCE = 24;

    static NearColor parse(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return new NearColor(Rgb.parse(text), USUAL_TOLERANCE);
        }
        String levels = text.substring(comma + 1).strip();
        if (!levels.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not of the form COLOR or COLOR,TOLERANCE, such as '#20a0ff,32'.");
        }
        return new NearColor(Rgb.parse(text.substring(0, comma)), Integer.parseInt(levels));
    }
}

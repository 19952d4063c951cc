package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** An opaque sRGB color, 0 to 255 a channel. */
public record Rgb(int red, int green, int blue) {
    public static final Rgb WHITE = new Rgb(255, 255, 255);
    public static final Rgb BLACK = new Rgb(0, 0, 0);

    private static final Map<String, Rgb> NAMES = Map.of(
            "white", WHITE,
            "black", BLACK,
            "gray", new Rgb(128, 128, 128),
            "grey", new Rgb(128, 128, 128),
            "red", new Rgb(255, 0, 0),
            "green", new Rgb(0, 128, 0),
            "blue", new Rgb(0, 0, 255),
            "yellow", new Rgb(255, 255, 0));

    public Rgb {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException(
                    "Invalid color " + red + "," + green + "," + blue + ": channels must be 0 to 255.");
        }
    }

    /** Reads {@code #rrggbb} (the # may be left out) or one of a few names such as {@code white}. */
    public static Rgb parse(String text) {
        String word = requireNonNull(text, "text").strip().toLowerCase(Locale.ROOT);
        if (NAMES.containsKey(word)) {
            return NAMES.get(word);
        }
        String digits = word.startsWith("#") ? word.substring(1) : word;
        if (!digits.matches("[0-9a-f]{6}")) {
            throw new IllegalArgumentException("Invalid color '" + text + "': expected #rrggbb or one of "
                    + NAMES.keySet().stream().sorted().toList() + ".");
        }
        int rgb = HexFormat.fromHexDigits(digits);
        return new Rgb(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** Returns the color as an opaque {@code 0xFFRRGGBB}. */
    public int argb() {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    /** Returns {@code #rrggbb}. */
    @Override
    public String toString() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }
}

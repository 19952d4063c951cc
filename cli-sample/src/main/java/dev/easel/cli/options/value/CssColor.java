package dev.easel.cli.options.value;

import dev.easel.core.domain.image.Rgb;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opaque colors in the syntax of CSS Color Module Level 4: a name, {@code #rgb}, {@code #rrggbb}, {@code rgb(…)} or {@code
 * hsl(…)}.
 */
public final class CssColor {
    private static final Pattern HEX = Pattern.compile("#?([0-9a-f]{6}|[0-9a-f]{8})|#([0-9a-f]{3,4})");
    private static final Pattern FUNCTION = Pattern.compile("(rgb|hsl)a?\\(([^()]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,6}(\\.\\d{0,9})?|\\.\\d{1,9})%?");
    private static final String TRANSPARENT = "transparent";

    private CssColor() {}

    /**
     * Reads a color.
     *
     * @throws IllegalArgumentException when it is not a color, or not opaque
     */
    public static Rgb parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals(TRANSPARENT)) {
            throw notOpaque(text);
        }
        Optional<Rgb> named = NamedColors.named(word);
        if (named.isPresent()) {
            return named.get();
        }
        Matcher hex = HEX.matcher(word);
        if (hex.matches()) {
            return ofDigits(hex.group(1) != null ? hex.group(1) : doubled(hex.group(2)), text);
        }
        Matcher function = FUNCTION.matcher(word);
        if (function.matches()) {
            List<String> values = values(function.group(2), text);
            return function.group(1).equals("rgb") ? rgb(values, text) : hsl(values, text);
        }
        throw invalid(text);
    }

    /** Returns the end of the color at the beginning of a text, where a comma follows; -1 if none does. */
    static int end(String text) {
        return text.indexOf(',', Math.max(0, text.indexOf(')')));
    }

    private static String doubled(String digits) {
        return digits.replaceAll("[0-9a-f]", "$0$0");
    }

    private static Rgb ofDigits(String digits, String text) {
        if (digits.length() == 8 && !digits.endsWith("ff")) {
            throw notOpaque(text);
        }
        int value = HexFormat.fromHexDigits(digits.substring(0, 6));
        return new Rgb(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    /** Returns three values; a fourth, after a comma or a slash, must mean opaque. */
    private static List<String> values(String list, String text) {
        String[] parts = list.strip().split("\\s*[,/]\\s*|\\s+", -1);
        if (parts.length != 3 && parts.length != 4) {
            throw invalid(text);
        }
        if (parts.length == 4 && number(parts[3], 1, text) != 1) {
            throw notOpaque(text);
        }
        return List.of(parts[0], parts[1], parts[2]);
    }

    private static Rgb rgb(List<String> values, String text) {
        List<Integer> channels = new ArrayList<>();
        for (String value : values) {
            channels.add((int) Math.round(within(number(value, 255, text), 255, text)));
        }
        return new Rgb(channels.get(0), channels.get(1), channels.get(2));
    }

    private static Rgb hsl(List<String> values, String text) {
        double hue = number(values.get(0).replaceFirst("deg\\z", ""), 360, text);
        double saturation = within(share(values.get(1), text), 1, text);
        double lightness = within(share(values.get(2), text), 1, text);
        return new Rgb(
                channel(0, hue, saturation, lightness),
                channel(8, hue, saturation, lightness),
                channel(4, hue, saturation, lightness));
    }

    /** Returns a channel of a color; the formula is that of CSS Color Module Level 4, section 7.1. */
    private static int channel(int offset, double hue, double saturation, double lightness) {
        double k = ((offset + hue / 30) % 12 + 12) % 12;
        double amount = saturation * Math.min(lightness, 1 - lightness);
        return (int) Math.round(255 * (lightness - amount * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1))));
    }

    private static double share(String value, String text) {
        return value.endsWith("%") ? number(value, 1, text) : number(value, 1, text) / 100;
    }

    /** Returns a number, or a percentage of a whole. */
    private static double number(String value, double whole, String text) {
        if (!NUMBER.matcher(value).matches()) {
            throw invalid(text);
        }
        return value.endsWith("%")
                ? Double.parseDouble(value.substring(0, value.length() - 1)) / 100 * whole
                : Double.parseDouble(value);
    }

    private static double within(double value, double most, String text) {
        if (!(value >= 0 && value <= most)) {
            throw invalid(text);
        }
        return value;
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("Invalid color '" + text
                + "': expected a CSS color, such as white, rebeccapurple, '#20a0ff', '#2af', 'rgb(32, 160, 255)' or"
                + " 'hsl(206, 100%, 56%)'.");
    }

    private static IllegalArgumentException notOpaque(String text) {
        return new IllegalArgumentException(
                "Invalid color '" + text + "': it is not opaque. Give an opaque color, such as white.");
    }
}

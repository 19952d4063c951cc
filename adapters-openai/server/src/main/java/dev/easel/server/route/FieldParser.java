package dev.easel.server.route;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Parses numbers and booleans given as text. */
public final class FieldParser {
    private FieldParser() {}

    /** Returns the integer in a text; a decimal point is allowed if the fraction is zero. */
    public static OptionalInt integer(String path, String text) {
        try {
            return OptionalInt.of(new BigDecimal(text.strip()).intValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw HttpError.type(path, "an integer", "'" + shortened(text) + "'")
                    .asException();
        }
    }

    /** Returns the number in a text. */
    public static OptionalDouble number(String path, String text) {
        try {
            return OptionalDouble.of(new BigDecimal(text.strip()).doubleValue());
        } catch (NumberFormatException e) {
            throw HttpError.type(path, "a number", "'" + shortened(text) + "'").asException();
        }
    }

    /** Returns the boolean in a text. */
    public static Optional<Boolean> flag(String path, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default ->
                throw HttpError.type(path, "a boolean", "'" + shortened(text) + "'")
                        .asException();
        };
    }

    public static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}

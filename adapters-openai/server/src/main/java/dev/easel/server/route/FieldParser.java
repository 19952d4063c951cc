package dev.easel.server.route;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Parses numbers and booleans given as text. */
public final class FieldParser {
    private static final int LONGEST_NUMBER = 64;
    private static final int SHOWN = 60;

    private FieldParser() {}

    /** Returns the integer in a text; a decimal point is allowed if the fraction is zero. */
    public static OptionalInt integer(String path, String text) {
        try {
            return OptionalInt.of(decimal(text).intValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw HttpError.type(path, "an integer", "'" + shortened(text) + "'")
                    .asException();
        }
    }

    /** Returns the number in a text. */
    public static OptionalDouble number(String path, String text) {
        try {
            double number = decimal(text).doubleValue();
            if (Double.isInfinite(number)) {
                throw new NumberFormatException("too large");
            }
            return OptionalDouble.of(number);
        } catch (NumberFormatException e) {
            throw HttpError.type(path, "a number", "'" + shortened(text) + "'").asException();
        }
    }

    /** A long number takes long to parse. */
    private static BigDecimal decimal(String text) {
        String number = text.strip();
        if (number.length() > LONGEST_NUMBER) {
            throw new NumberFormatException("too long");
        }
        return new BigDecimal(number);
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

    /** Returns the beginning of a text, for messages. */
    public static String shortened(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(SHOWN - 1));
        return text.substring(0, splits ? SHOWN - 1 : SHOWN) + "…";
    }
}

package dev.easel.server.route;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The named values of a request, of a JSON body or of a form: what is absent, or {@code null}, is empty; a value of
 * another type is refused by its name. Numbers and truth values are also taken as text, as forms have them.
 */
public interface RequestFields {
    /** Returns the names of all values that are present, in order. */
    Set<String> names();

    /** Returns how a value is called in messages, as in {@code images[0].image_url}. */
    String pathOf(String name);

    /** Returns a text. */
    Optional<String> text(String name);

    /** Returns a whole number. */
    OptionalInt integer(String name);

    /** Returns a number. */
    OptionalDouble number(String name);

    /** Returns a truth value. */
    Optional<Boolean> flag(String name);

    /** Returns a text, refusing a request without it. */
    default String requiredText(String name) {
        return text(name).orElseThrow(() -> HttpError.missing(pathOf(name)).asException());
    }

    /** Returns a whole number, refusing one out of range. */
    default OptionalInt integer(String name, int least, int most) {
        OptionalInt value = integer(name);
        value.ifPresent(n -> {
            if (n < least || n > most) {
                throw HttpError.of(
                                pathOf(name),
                                n < least ? "integer_below_min_value" : "integer_above_max_value",
                                "Invalid '" + pathOf(name) + "': " + n + " is out of range; " + least + " to " + most
                                        + " are allowed.")
                        .asException();
            }
        });
        return value;
    }
}

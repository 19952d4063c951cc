package dev.easel.server.route;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The named values of a request, from a JSON body or a form: a value that is absent or {@code null} is empty; a value of
 * another type is an error of that parameter. Numbers and booleans are also accepted as text, as forms send them.
 */
public interface RequestFields {
    /** Returns the names of all present values, in order. */
    Set<String> names();

    /** Returns the path of a value for messages, as in {@code images[0].image_url}. */
    String pathOf(String name);

    /** Returns a string. */
    Optional<String> text(String name);

    /** Returns an integer. */
    OptionalInt integer(String name);

    /** Returns a number. */
    OptionalDouble number(String name);

    /** Returns a boolean. */
    Optional<Boolean> flag(String name);

    /** Returns a string; throws {@link HttpErrorException} if it is missing. */
    default String requiredText(String name) {
        return text(name).orElseThrow(() -> HttpError.missing(pathOf(name)).asException());
    }

    /** Returns an integer; throws {@link HttpErrorException} if it is out of range. */
    default OptionalInt integer(String name, int min, int max) {
        OptionalInt value = integer(name);
        value.ifPresent(n -> {
            if (n < min || n > max) {
                throw HttpError.of(
                                pathOf(name),
                                n < min ? "integer_below_min_value" : "integer_above_max_value",
                                "Invalid '" + pathOf(name) + "': " + n + " is out of range; " + min + " to " + max
                                        + " are allowed.")
                        .asException();
            }
        });
        return value;
    }

    /** Returns a text as the caller wrote it: images that were extracted from it are put back, such as those in a prompt. */
    default String original(String text) {
        return text;
    }
}

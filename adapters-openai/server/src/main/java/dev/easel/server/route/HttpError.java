package dev.easel.server.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Why a request is refused before any call is made for it.
 *
 * @param status the HTTP status, 400 to 599
 * @param code what is wrong, as one of OpenAI's codes, such as {@code invalid_value}
 * @param message what is wrong, what is allowed and what to do
 * @param param the parameter at fault, as in {@code images[0].image_url}
 * @param headers such as {@code Allow}
 */
public record HttpError(int status, String code, String message, Optional<String> param, Map<String, String> headers) {
    private static final int LONGEST_PARAM = 200;

    public HttpError {
        param = param.map(name -> name.length() <= LONGEST_PARAM ? name : name.substring(0, LONGEST_PARAM) + "…");
        headers = Map.copyOf(headers);
    }

    /** Returns an error that concerns no single parameter. */
    public static HttpError of(int status, String code, String message) {
        return new HttpError(status, code, message, Optional.empty(), Map.of());
    }

    /** Returns the error of a parameter, with status 400. */
    public static HttpError of(String param, String code, String message) {
        return new HttpError(400, code, message, Optional.of(param), Map.of());
    }

    /** Returns the error of an invalid value; the message says what is allowed. */
    public static HttpError value(String param, String message) {
        return of(param, "invalid_value", message);
    }

    /** Returns the error of a parameter with the wrong type. */
    public static HttpError type(String param, String expected, String found) {
        return of(
                param,
                "invalid_type",
                "Invalid type for '" + FieldParser.shortened(param) + "': expected " + expected + ", but got " + found
                        + " instead.");
    }

    /** Returns the error of a missing parameter. */
    public static HttpError missing(String param) {
        return of(
                param,
                "missing_required_parameter",
                "Missing required parameter: '" + FieldParser.shortened(param) + "'.");
    }

    /** Returns the error of an unknown parameter. */
    public static HttpError unknown(String param) {
        return of(param, "unknown_parameter", "Unknown parameter: '" + FieldParser.shortened(param) + "'.");
    }

    /** Returns an exception with this error, to throw. */
    public HttpErrorException asException() {
        return new HttpErrorException(this);
    }

    /** Returns the same with another header. */
    public HttpError header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpError(status, code, message, param, more);
    }

    /** Returns a value, turning an {@link IllegalArgumentException} into the error of a parameter. */
    public static <T> T checked(String param, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new HttpErrorException(value(param, String.valueOf(e.getMessage())));
        }
    }
}

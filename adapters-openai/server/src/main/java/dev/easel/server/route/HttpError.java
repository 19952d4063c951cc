package dev.easel.server.route;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Why a request is refused, before any call was made for it.
 *
 * @param status the HTTP status, 400 to 599
 * @param code what is wrong, in the words OpenAI uses, such as {@code invalid_value}
 * @param message what is wrong, what is allowed and what to do
 * @param param the parameter at fault, as in {@code images[0].image_url}
 * @param headers such as {@code Allow}
 */
public record HttpError(int status, String code, String message, Optional<String> param, Map<String, String> headers) {
    public HttpError {
        headers = Map.copyOf(headers);
    }

    /** Returns a refusal that is no single parameter's fault. */
    public static HttpError of(int status, String code, String message) {
        return new HttpError(status, code, message, Optional.empty(), Map.of());
    }

    /** Returns the refusal of a parameter, with status 400. */
    public static HttpError of(String param, String code, String message) {
        return new HttpError(400, code, message, Optional.of(param), Map.of());
    }

    /** Returns the refusal of a parameter's value; the message says what is allowed. */
    public static HttpError value(String param, String message) {
        return of(param, "invalid_value", message);
    }

    /** Returns the refusal of a parameter's type. */
    public static HttpError type(String param, String expected, String found) {
        return of(
                param,
                "invalid_type",
                "Invalid type for '" + param + "': expected " + expected + ", but got " + found + " instead.");
    }

    /** Returns the refusal of a request that lacks a parameter. */
    public static HttpError missing(String param) {
        return of(param, "missing_required_parameter", "Missing required parameter: '" + param + "'.");
    }

    /** Returns the refusal of a parameter that nobody knows. */
    public static HttpError unknown(String param) {
        return of(param, "unknown_parameter", "Unknown parameter: '" + param + "'.");
    }

    /** Returns the refusal as an exception, to throw. */
    public HttpErrorException asException() {
        return new HttpErrorException(this);
    }

    public HttpError header(String name, String value) {
        return new HttpError(status, code, message, param, Map.of(name, value));
    }

    /** Returns a value, refusing by a parameter's name what the domain says is impossible. */
    public static <T> T checked(String param, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new HttpErrorException(value(param, String.valueOf(e.getMessage())));
        }
    }
}

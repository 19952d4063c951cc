package dev.easel.http.error;

import static java.util.Objects.requireNonNull;

import dev.easel.http.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a response says about an error, in any of the common shapes: an {@code error} object or string, a list of
 * {@code errors}, {@code detail} as FastAPI and RFC 9457 have it, a bare {@code message} beside {@code success:false}.
 *
 * @param message the error message, empty if missing
 * @param code the provider's error code
 * @param type the provider's error type
 * @param param what the error is about; some providers put other things there
 * @param requestId the request id if the response contains it
 */
public record ErrorEnvelope(
        String message,
        Optional<String> code,
        Optional<String> type,
        Optional<String> param,
        Optional<String> requestId) {
    private static final List<String> MESSAGES = List.of(
            "message", "msg", "error_msg", "error_message", "errorMessage", "detail", "title", "reason", "description");
    private static final List<String> CODES = List.of("code", "error_code", "errorCode");
    private static final List<String> IDS = List.of("request_id", "requestId", "trace_id", "traceId");
    private static final List<String> FAILED = List.of("failed", "failure", "error");

    public ErrorEnvelope {
        requireNonNull(message, "message");
        requireNonNull(code, "code");
        requireNonNull(type, "type");
        requireNonNull(param, "param");
        requireNonNull(requestId, "requestId");
    }

    /** Returns an error of which only the message is known. */
    public static ErrorEnvelope words(String message) {
        return new ErrorEnvelope(message, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the same with the request id. */
    public ErrorEnvelope withRequestId(Optional<String> id) {
        return new ErrorEnvelope(message, code, type, param, requireNonNull(id, "id"));
    }

    /** Reads a response that is known to be an error. */
    public static ErrorEnvelope of(Json response) {
        requireNonNull(response, "response");
        Json error = body(response);
        if (error.isText()) {
            ErrorEnvelope around = fields(response, response);
            return new ErrorEnvelope(error.text().orElse(""), around.code, around.type, around.param, around.requestId);
        }
        return fields(error, response);
    }

    /** Reads the error that a successful response may contain; empty if it contains none. */
    public static Optional<ErrorEnvelope> within(Json response) {
        requireNonNull(response, "response");
        Json error = response.get("error");
        boolean failed = error.isObject() && !error.members().isEmpty()
                || error.text().filter(text -> !text.isBlank()).isPresent()
                || response.flag("success").filter(success -> !success).isPresent()
                || response.text("status").filter(FAILED::contains).isPresent();
        return failed ? Optional.of(of(response)) : Optional.empty();
    }

    private static Json body(Json response) {
        for (String name : List.of("error", "errors", "detail")) {
            Json value = response.get(name);
            if (value.isObject() || value.isText()) {
                return value;
            }
            if (value.isArray() && !value.items().isEmpty()) {
                Json first = value.items().get(0);
                return first.isObject() || first.isText() ? first : response;
            }
        }
        return response;
    }

    private static ErrorEnvelope fields(Json error, Json response) {
        String message = first(error, MESSAGES)
                .or(() -> nested(error))
                .or(() -> first(response, MESSAGES))
                .orElse("");
        return new ErrorEnvelope(
                location(error) + message,
                first(error, CODES).or(() -> first(response, CODES)),
                error.text("type").or(() -> response.text("type")),
                error.word("param"),
                first(error, IDS).or(() -> first(response, IDS)));
    }

    /** Some gateways wrap the message of the server behind them as another error object. */
    private static Optional<String> nested(Json error) {
        for (String name : List.of("message", "error")) {
            Json inner = error.get(name);
            if (inner.isObject()) {
                return Optional.of(of(inner).message).filter(text -> !text.isBlank());
            }
        }
        return Optional.empty();
    }

    /** Returns the location of a validation error, such as {@code body.size: } (FastAPI's {@code loc}). */
    private static String location(Json error) {
        List<String> loc = error.get("loc").items().stream()
                .flatMap(part -> part.word().stream())
                .toList();
        return loc.isEmpty() ? "" : String.join(".", loc) + ": ";
    }

    private static Optional<String> first(Json object, List<String> names) {
        return names.stream().flatMap(name -> object.word(name).stream()).findFirst();
    }
}

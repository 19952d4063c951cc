package dev.easel.http.error;

import dev.easel.http.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What an answer says of an error, in whichever of the usual shapes: an {@code error} object or string, a list of
 * {@code errors}, {@code detail} as FastAPI and RFC 9457 have it, a bare {@code message} beside {@code success:false}.
 *
 * @param message the words, empty where there are none
 * @param code the provider's own code
 * @param type the provider's own kind of error
 * @param param what the error is about; some providers put other things there
 * @param requestId the request's id where the answer says it
 */
public record ErrorEnvelope(
        String message,
        Optional<String> code,
        Optional<String> type,
        Optional<String> param,
        Optional<String> requestId) {
    private static final List<String> WORDS = List.of(
            "message", "msg", "error_msg", "error_message", "errorMessage", "detail", "title", "reason", "description");
    private static final List<String> CODES = List.of("code", "error_code", "errorCode");
    private static final List<String> IDS = List.of("request_id", "requestId", "trace_id", "traceId");
    private static final List<String> FAILED = List.of("failed", "failure", "error");

    /** Returns an error of which nothing is known but its words. */
    public static ErrorEnvelope words(String message) {
        return new ErrorEnvelope(message, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the same with the request's id. */
    public ErrorEnvelope withRequestId(Optional<String> id) {
        return new ErrorEnvelope(message, code, type, param, id);
    }

    /** Reads an answer that is known to be an error. */
    public static ErrorEnvelope of(Json answer) {
        Json error = body(answer);
        if (error.isText()) {
            ErrorEnvelope around = fields(answer, answer);
            return new ErrorEnvelope(error.text().orElse(""), around.code, around.type, around.param, around.requestId);
        }
        return fields(error, answer);
    }

    /** Reads the error that an answer of success may hold all the same; empty where it holds none. */
    public static Optional<ErrorEnvelope> within(Json answer) {
        Json error = answer.get("error");
        boolean says = error.isObject() && !error.members().isEmpty()
                || error.text().filter(text -> !text.isBlank()).isPresent()
                || answer.flag("success").filter(success -> !success).isPresent()
                || answer.text("status").filter(FAILED::contains).isPresent();
        return says ? Optional.of(of(answer)) : Optional.empty();
    }

    private static Json body(Json answer) {
        for (String name : List.of("error", "errors", "detail")) {
            Json value = answer.get(name);
            if (value.isObject() || value.isText()) {
                return value;
            }
            if (value.isArray() && !value.items().isEmpty()) {
                Json first = value.items().get(0);
                return first.isObject() || first.isText() ? first : answer;
            }
        }
        return answer;
    }

    private static ErrorEnvelope fields(Json error, Json answer) {
        String message = first(error, WORDS)
                .or(() -> nested(error))
                .or(() -> first(answer, WORDS))
                .orElse("");
        return new ErrorEnvelope(
                place(error) + message,
                first(error, CODES).or(() -> first(answer, CODES)),
                error.text("type").or(() -> answer.text("type")),
                error.word("param"),
                first(error, IDS).or(() -> first(answer, IDS)));
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

    /** Returns what a validation error is about, such as {@code body.size: } (FastAPI's {@code loc}). */
    private static String place(Json error) {
        List<String> loc = error.get("loc").items().stream()
                .flatMap(part -> part.word().stream())
                .toList();
        return loc.isEmpty() ? "" : String.join(".", loc) + ": ";
    }

    private static Optional<String> first(Json object, List<String> names) {
        return names.stream().flatMap(name -> object.word(name).stream()).findFirst();
    }
}

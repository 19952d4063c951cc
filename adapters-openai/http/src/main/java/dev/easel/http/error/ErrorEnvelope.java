package dev.easel.http.error;

import static java.util.Objects.requireNonNull;

import dev.easel.http.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a response says about an error, in any of the common shapes: an {@code error} object or string, a list of
 * {@code errors}, {@code detail} as FastAPI and RFC 9457 have it, a bare {@code message} beside {@code success:false}, and
 * any of these within another, as JSON in a string too.
 *
 * @param message the message of the innermost error, empty if missing
 * @param codes the provider's error codes, types and states; those of the innermost error first, and its code first
 * @param param what the error is about; some providers put other things there
 * @param requestId the request id if the response contains it
 */
public record ErrorEnvelope(String message, List<String> codes, Optional<String> param, Optional<String> requestId) {

    public ErrorEnvelope {
        requireNonNull(message, "message");
        codes = List.copyOf(requireNonNull(codes, "codes"));
        requireNonNull(param, "param");
        requireNonNull(requestId, "requestId");
    }

    /** Returns an error of which only the message is known. */
    public static ErrorEnvelope words(String message) {
        return new ErrorEnvelope(message, List.of(), Optional.empty(), Optional.empty());
    }

    /** Returns an error of which only the code is known. */
    public static ErrorEnvelope coded(String code) {
        return new ErrorEnvelope("", List.of(requireNonNull(code, "code")), Optional.empty(), Optional.empty());
    }

    /** Returns the same with the request id. */
    public ErrorEnvelope withRequestId(Optional<String> id) {
        return new ErrorEnvelope(message, codes, param, requireNonNull(id, "id"));
    }

    /** Returns the provider's own code: the first of all. */
    public Optional<String> code() {
        return codes.stream().findFirst();
    }

    /** Reads a response that is known to be an error. */
    public static ErrorEnvelope of(Json response) {
        ErrorLayers layers = ErrorLayers.of(requireNonNull(response, "response"));
        return new ErrorEnvelope(layers.message(), layers.codes(), layers.param(), layers.requestId());
    }

    /** Reads the error that a successful response, or an event of a stream, may contain; empty if it contains none. */
    public static Optional<ErrorEnvelope> within(Json response) {
        return FailureMarks.in(requireNonNull(response, "response")) ? Optional.of(of(response)) : Optional.empty();
    }

    /** Returns whether an {@code error} member has content; relays put an empty one into every event. */
    public static boolean isFilled(Json error) {
        return FailureMarks.hasContent(requireNonNull(error, "error"));
    }
}

package dev.easel.http.error;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One dialect's errors, read by its client and written by its server: which reason has which status, type and code.
 *
 * <p>When reading, a code that names a cause decides; then words about an empty account, a blocked account, a wrong key or
 * rejected content; then a code that only repeats a status; last, the status.
 */
public final class ErrorTable {
    /**
     * How a reason is written.
     *
     * @param status the HTTP status
     * @param type the kind of error, empty if the dialect has none
     * @param code the error's code, empty if the dialect has none
     */
    public record Row(Reason reason, int status, String type, String code) {
        public Row {
            requireNonNull(reason, "reason");
            requireNonNull(type, "type");
            requireNonNull(code, "code");
        }
    }

    private static final ExtractionRule NO_IMAGES = ExtractionRule.of();
    private static final int MAX_MESSAGE = 600;
    private static final int MAX_SHOWN = 80;

    private final Map<Reason, Row> written;
    private final Map<String, Reason> codes;

    private ErrorTable(Builder builder) {
        this.written = new EnumMap<>(builder.written);
        this.codes = Map.copyOf(builder.codes);
    }

    /** Starts from the codes that providers of all dialects use. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how a reason is written. */
    public Row row(Reason reason) {
        requireNonNull(reason, "reason");
        return written.getOrDefault(reason, new Row(reason, 500, "", ""));
    }

    /** Reads the error of an unsuccessful response. */
    public ProviderException read(ResponseReader response) throws IOException {
        return failure(envelope(response), response);
    }

    /** Returns the failure for an error found in a response. */
    public ProviderException failure(ErrorEnvelope error, ResponseReader response) {
        requireNonNull(error, "error");
        requireNonNull(response, "response");
        return failure(reason(error, response.response().status()), error, response);
    }

    /** Returns the failure for an error found in a response, whose reason is known otherwise. */
    public ProviderException failure(Reason reason, ErrorEnvelope error, ResponseReader response) {
        requireNonNull(reason, "reason");
        requireNonNull(error, "error");
        requireNonNull(response, "response");
        int status = response.response().status();
        ProviderException.Builder failure = ProviderException.of(reason, message(error, response))
                .status(status)
                .code(error.code())
                .retryAfter(response.retryAfter())
                .requestId(error.requestId()
                        .or(() -> ErrorText.requestId(error.message()))
                        .or(response.response()::requestId));
        response.response().headers().first("x-should-retry").ifPresent(value -> {
            if (value.equals("true") && isRepeatable(reason)) {
                failure.retryable(true).billing(Billing.NOT_BILLED);
            } else if (value.equals("false")) {
                failure.retryable(false);
            }
        });
        return failure.build();
    }

    /** An empty account and rejected content stay so, whatever a gateway says about another try. */
    private static boolean isRepeatable(Reason reason) {
        return reason != Reason.QUOTA_EXHAUSTED && reason != Reason.CONTENT_REJECTED;
    }

    /** Returns the reason of an error. */
    public Reason reason(ErrorEnvelope error, int status) {
        requireNonNull(error, "error");
        return specific(error)
                .or(() -> general(error).map(reason -> outweighed(reason, error.message())))
                .or(() -> WordFamilies.ofSentence(error.message(), statusOf(error, status)))
                .orElseGet(() -> byStatus(error, status));
    }

    /** Returns what a code names that says more than a status. */
    private Optional<Reason> specific(ErrorEnvelope error) {
        return error.codes().stream()
                .flatMap(code -> lookUp(code).filter(reason -> !CommonCodes.isGeneral(CommonCodes.key(code))).stream())
                .findFirst()
                .or(() -> error.codes().stream()
                        .filter(code -> lookUp(code).isEmpty())
                        .flatMap(code -> WordFamilies.ofCode(code).stream())
                        .findFirst());
    }

    private Optional<Reason> general(ErrorEnvelope error) {
        return error.codes().stream().flatMap(code -> lookUp(code).stream()).findFirst();
    }

    /** A message about an empty account or rejected content outweighs a code that only repeats a status. */
    private static Reason outweighed(Reason general, String message) {
        Optional<Reason> verdict = WordFamilies.verdict(message);
        return general == Reason.RATE_LIMITED
                ? verdict.filter(Reason.QUOTA_EXHAUSTED::equals).orElse(general)
                : verdict.orElse(general);
    }

    private Optional<Reason> lookUp(String code) {
        return Optional.ofNullable(codes.get(CommonCodes.key(code)));
    }

    /** Returns the status, or the one that an error in a successful response has as its code. */
    private static int statusOf(ErrorEnvelope error, int status) {
        return status >= 300 ? status : statusWithin(error).orElse(status);
    }

    private static Reason byStatus(ErrorEnvelope error, int status) {
        return status >= 300
                ? StatusReasons.of(status)
                : statusWithin(error).map(StatusReasons::of).orElse(Reason.GENERATION_FAILED);
    }

    private static Optional<Integer> statusWithin(ErrorEnvelope error) {
        return error.codes().stream()
                .filter(code -> code.matches("[45]\\d\\d"))
                .map(Integer::valueOf)
                .findFirst();
    }

    /** Returns a message with what it quotes of an image, in place of the token that stands for that. */
    private static String whole(String message, ResponseReader response) {
        try {
            return response.restored(message, image -> image.length() < MAX_MESSAGE);
        } catch (IOException e) {
            return message;
        }
    }

    private static String message(ErrorEnvelope error, ResponseReader response) {
        if (!error.message().isBlank()) {
            String text = whole(error.message().strip(), response);
            return text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + "…" : text;
        }
        int status = response.response().status();
        if (status >= 300 && status < 400) {
            return "The server responded with a redirect (HTTP " + status
                    + "), which is not followed so that the API key is not sent elsewhere:"
                    + " set the base URL to the target of the redirect.";
        }
        return "The server responded with HTTP " + status + " and no error message.";
    }

    /**
     * Returns why a successful response is not the expected document but text or a page; throws the failure that the text
     * states, as in "Insufficient balance".
     */
    public MalformedResponseException unexpected(ResponseReader response, String document) throws IOException {
        requireNonNull(response, "response");
        requireNonNull(document, "document");
        String text = response.text().strip();
        String sentence = ErrorText.sentence(text);
        Optional<Reason> verdict = WordFamilies.verdict(sentence);
        if (verdict.isPresent()) {
            throw failure(ErrorEnvelope.words(sentence), response);
        }
        String found = text.startsWith("<")
                ? "a web page" + (sentence.isEmpty() ? "" : " with the title '" + beginning(sentence) + "'")
                : "text that starts with '" + beginning(text) + "'";
        return new MalformedResponseException(
                "The response is not " + document + " but " + found + ". Check the base URL: is /v1 missing?");
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), MAX_SHOWN));
    }

    /** Reads what an unsuccessful response says about its error. */
    public static ErrorEnvelope envelope(ResponseReader response) throws IOException {
        if (requireNonNull(response, "response").kind() == ResponseReader.Kind.JSON) {
            Json json = response.json(NO_IMAGES);
            throwIfCut(response);
            return ErrorEnvelope.of(json);
        }
        if (response.kind() == ResponseReader.Kind.EVENTS) {
            Optional<ResponseReader.Event> event = response.nextEvent(NO_IMAGES);
            throwIfCut(response);
            return event.isPresent() ? ofText(event.get().text()) : ErrorEnvelope.words("");
        }
        return ofText(response.text());
    }

    private static void throwIfCut(ResponseReader response) throws IOException {
        Optional<IOException> cut = response.damage().filter(damage -> !(damage instanceof MalformedResponseException));
        if (cut.isPresent()) {
            throw cut.get();
        }
    }

    /** Reads text that may be JSON, a web page, of which the heading is taken, or plain text. */
    private static ErrorEnvelope ofText(String text) {
        try {
            Json json = Json.parse(text);
            return json.isObject() || json.isArray()
                    ? ErrorEnvelope.of(json)
                    : ErrorEnvelope.words(json.word().orElse(""));
        } catch (MalformedResponseException e) {
            return ErrorText.json(text)
                    .map(ErrorEnvelope::of)
                    .orElseGet(() -> ErrorEnvelope.words(ErrorText.sentence(text)));
        }
    }

    /** Returns the failure of a response whose error could not be read. */
    public static ProviderException unreadable(ResponseReader response, IOException cause) {
        requireNonNull(response, "response");
        requireNonNull(cause, "cause");
        int status = response.response().status();
        return ProviderException.of(
                        StatusReasons.of(status),
                        "The server responded with HTTP " + status + "; its error message was truncated.")
                .status(status)
                .retryAfter(response.retryAfter())
                .cause(cause)
                .build();
    }

    /** Builds a table. */
    public static final class Builder {
        private final Map<Reason, Row> written = new EnumMap<>(Reason.class);
        private final Map<String, Reason> codes = new HashMap<>(CommonCodes.reasons());

        private Builder() {}

        /** Defines how a reason is written; the code is read as that reason too. */
        public Builder row(Reason reason, int status, String type, String code) {
            written.put(reason, new Row(reason, status, type, code));
            return code.isEmpty() ? this : read(reason, code);
        }

        /** Defines which codes or unambiguous types are read as a reason. */
        public Builder read(Reason reason, String... names) {
            requireNonNull(reason, "reason");
            requireNonNull(names, "names");
            for (String name : names) {
                codes.put(CommonCodes.key(name), reason);
            }
            return this;
        }

        /** Returns the table. */
        public ErrorTable build() {
            return new ErrorTable(this);
        }
    }
}

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One dialect's errors, read by its client and written by its server: which reason has which status, type and code.
 *
 * <p>When reading, a code decides before a type, a type before a message about content, and that before the status.
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
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern POLICY = Pattern.compile(
            "content[ _-]?(policy|filter|moderation)|safety (system|policy|filter)|moderation (blocked|policy)|prohibited content"
                    + "|usage polic(y|ies)|内容(安全|审核|政策)|违规|敏感(词|内容)",
            Pattern.CASE_INSENSITIVE);

    private final Map<Reason, Row> written;
    private final Map<String, Reason> codes;
    private final Map<String, Reason> types;

    private ErrorTable(Builder builder) {
        this.written = new EnumMap<>(builder.written);
        this.codes = Map.copyOf(builder.codes);
        this.types = Map.copyOf(builder.types);
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
        int status = response.response().status();
        ProviderException.Builder failure = ProviderException.of(reason(error, status), message(error, response))
                .status(status)
                .code(error.code().or(error::type))
                .retryAfter(response.retryAfter())
                .requestId(error.requestId().or(response.response()::requestId));
        response.response().headers().first("x-should-retry").ifPresent(value -> {
            if (value.equals("true")) {
                failure.retryable(true).billing(Billing.NOT_BILLED);
            } else if (value.equals("false")) {
                failure.retryable(false);
            }
        });
        return failure.build();
    }

    /** Returns the reason of an error. */
    public Reason reason(ErrorEnvelope error, int status) {
        requireNonNull(error, "error");
        Optional<Reason> known = error.code()
                .flatMap(code -> lookUp(codes, code))
                .or(() -> error.type().flatMap(type -> lookUp(codes, type)))
                .or(() -> error.type().flatMap(type -> lookUp(types, type)));
        if (known.isPresent()) {
            return known.get();
        }
        boolean notServerError = status >= 200 && status < 500;
        if (notServerError && POLICY.matcher(error.message()).find()) {
            return Reason.CONTENT_REJECTED;
        }
        if (status >= 300) {
            return StatusReasons.of(status);
        }
        return error.code()
                .flatMap(ErrorTable::statusWithin)
                .map(StatusReasons::of)
                .orElse(Reason.GENERATION_FAILED);
    }

    private static Optional<Reason> lookUp(Map<String, Reason> table, String name) {
        return Optional.ofNullable(table.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<Integer> statusWithin(String code) {
        return code.matches("[45]\\d\\d") ? Optional.of(Integer.valueOf(code)) : Optional.empty();
    }

    private static String message(ErrorEnvelope error, ResponseReader response) {
        if (!error.message().isBlank()) {
            String text = error.message().strip();
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

    /** Reads text that may be JSON, a web page, of which the title is taken, or plain text. */
    private static ErrorEnvelope ofText(String text) {
        try {
            Json json = Json.parse(text);
            return json.isObject()
                    ? ErrorEnvelope.of(json)
                    : ErrorEnvelope.words(json.word().orElse(""));
        } catch (MalformedResponseException e) {
            Matcher title = TITLE.matcher(text);
            boolean page = text.stripLeading().startsWith("<");
            return ErrorEnvelope.words(title.find() ? title.group(1).strip() : page ? "" : text.strip());
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
        private final Map<String, Reason> types = new HashMap<>(CommonCodes.types());

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
                codes.put(name.toLowerCase(Locale.ROOT), reason);
            }
            return this;
        }

        /** Returns the table. */
        public ErrorTable build() {
            return new ErrorTable(this);
        }
    }
}

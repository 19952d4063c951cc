package dev.easel.server.route;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.error.StatusReasons;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An error as it is served, before a dialect spells it.
 *
 * <p>Clients of many makes repeat a 500 by themselves, which may be paid twice: whatever may have been paid for says
 * {@code x-should-retry: false}, which OpenAI's SDKs obey; what surely was not says {@code true} where it may succeed later.
 *
 * @param status the HTTP status, 400 to 599
 * @param type the kind of error in the dialect's table, empty where the dialect has none
 * @param code what is wrong, empty where the dialect has no code for it
 * @param param the parameter at fault
 */
public record ServerError(
        int status, String type, String code, String message, Optional<String> param, Map<String, String> headers) {
    public ServerError {
        headers = Map.copyOf(headers);
    }

    /** Returns the error that a refusal of the request itself is. */
    public static ServerError of(HttpError refusal, ErrorTable table) {
        ErrorTable.Row row = table.row(StatusReasons.of(refusal.status()));
        return new ServerError(
                refusal.status(), row.type(), refusal.code(), refusal.message(), refusal.param(), refusal.headers());
    }

    /** Returns the error that the failure of the call behind a request is. */
    public static ServerError of(EaselException failure, ErrorTable table) {
        Meaning meaning = Meaning.of(failure, table);
        Map<String, String> headers = new LinkedHashMap<>();
        if (failure.billing() != Billing.NOT_BILLED || !failure.retryable()) {
            headers.put("x-should-retry", "false");
        } else {
            headers.put("x-should-retry", "true");
        }
        if (failure instanceof ProviderException refused) {
            refused.retryAfter().ifPresent(wait -> headers.putAll(retryAfter(wait)));
        }
        return new ServerError(
                meaning.status,
                table.row(meaning.reason).type(),
                meaning.code,
                String.valueOf(failure.getMessage()),
                Optional.empty(),
                headers);
    }

    /** Returns the response that says this in a dialect. */
    public ServerResponse.Whole in(ErrorEncoder encoder) {
        return ServerResponse.json(status, encoder.encode(this)).with(headers);
    }

    private static Map<String, String> retryAfter(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return Map.of("Retry-After", String.valueOf(seconds), "retry-after-ms", String.valueOf(wait.toMillis()));
    }

    /** What a failure means to the caller of a server that stands between it and the provider. */
    private record Meaning(Reason reason, int status, String code) {
        private static Meaning of(EaselException failure, ErrorTable table) {
            if (failure instanceof ProviderException refused) {
                ErrorTable.Row row = table.row(refused.reason());
                return new Meaning(refused.reason(), row.status(), code(refused, row, table));
            }
            if (failure instanceof UnsupportedRequestException) {
                return as(Reason.INVALID_REQUEST, "unsupported_value", table);
            }
            if (failure instanceof ImageProcessingException) {
                return failure.billing() == Billing.BILLED
                        ? as(Reason.INTERNAL, "server_error", table)
                        : as(Reason.INVALID_REQUEST, "invalid_image_file", table);
            }
            if (failure instanceof TransportException broken) {
                return of(broken, table);
            }
            if (failure instanceof UnreadableResponseException) {
                return new Meaning(Reason.INTERNAL, 502, "bad_gateway");
            }
            if (failure instanceof StorageException || failure instanceof CallCancelledException) {
                return as(Reason.INTERNAL, "server_error", table);
            }
            throw new IllegalArgumentException("Failure of an unknown kind: " + failure.kind());
        }

        private static Meaning of(TransportException broken, ErrorTable table) {
            if (broken.billing() == Billing.NOT_BILLED) {
                return new Meaning(
                        Reason.OVERLOADED, 503, table.row(Reason.OVERLOADED).code());
            }
            return switch (broken.phase()) {
                case READ_TIMEOUT, DEADLINE -> new Meaning(Reason.INTERNAL, 504, "gateway_timeout");
                case CONNECT, CLOSED, TRUNCATED -> new Meaning(Reason.INTERNAL, 502, "bad_gateway");
            };
        }

        private static Meaning as(Reason reason, String code, ErrorTable table) {
            return new Meaning(reason, table.row(reason).status(), code);
        }

        /** The provider's own code says more than the table's, where the table reads it as the same reason. */
        private static String code(ProviderException refused, ErrorTable.Row row, ErrorTable table) {
            ErrorEnvelope said =
                    new ErrorEnvelope("", refused.code(), Optional.empty(), Optional.empty(), Optional.empty());
            return refused.code()
                    .filter(code -> table.reason(said, row.status()) == refused.reason())
                    .orElse(row.code());
        }
    }
}

package dev.easel.server.route;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
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
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An error to send, before a dialect encodes it.
 *
 * <p>Many clients retry a 500 automatically, which may be billed twice: an error of a call that may have been billed has
 * {@code x-should-retry: false}, which OpenAI's SDKs obey; one that was certainly not billed has {@code true} if it may
 * succeed later. Every error has {@code Easel-Billing: billed}, {@code not-billed} or {@code unknown}.
 *
 * @param status the HTTP status, 400 to 599
 * @param type the kind of error in the dialect's table, empty if the dialect has none
 * @param code what is wrong, empty if the dialect has no code for it
 * @param param the parameter at fault
 * @param failure what ended the call, for a dialect that tells more of it than its table has
 */
public record ServerError(
        int status,
        String type,
        String code,
        String message,
        Optional<String> param,
        Map<String, String> headers,
        Optional<EaselException> failure) {
    private static final String SHOULD_RETRY = "x-should-retry";
    private static final String BILLING = "Easel-Billing";
    private static final Duration WITHOUT_HEAP = Duration.ofSeconds(10);

    public ServerError {
        headers = Map.copyOf(headers);
    }

    private static String word(Billing billing) {
        return billing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the error of an invalid request. */
    public static ServerError of(HttpError error, ErrorTable table) {
        ErrorTable.Row row = table.row(StatusReasons.of(error.status()));
        // A fault of the server may come after the provider was paid: clients must not repeat it.
        boolean unknown = error.status() == 500;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(BILLING, unknown ? word(Billing.UNKNOWN) : word(Billing.NOT_BILLED));
        if (unknown) {
            headers.put(SHOULD_RETRY, "false");
        }
        headers.putAll(error.headers());
        return new ServerError(
                error.status(), row.type(), error.code(), error.message(), error.param(), headers, Optional.empty());
    }

    /** Returns the error of a call that failed, as {@link #of(EaselException, ErrorTable, ImageRequest)} does. */
    public static ServerError of(EaselException failure, ErrorTable table) {
        return of(failure, table, List.of());
    }

    /**
     * Returns the error of a call that failed. Its message has no key, no path and no address but those that the request
     * has; the failure itself goes to the log.
     */
    public static ServerError of(EaselException failure, ErrorTable table, ImageRequest request) {
        return of(
                failure,
                table,
                request.sources().stream()
                        .flatMap(source -> source.remoteUrl().stream())
                        .toList());
    }

    private static ServerError of(EaselException failure, ErrorTable table, List<URI> known) {
        FailureMessage.log(failure);
        Meaning meaning = Meaning.of(failure, table);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(BILLING, word(failure.billing()));
        if (failure.billing() != Billing.NOT_BILLED || !failure.retryable()) {
            headers.put(SHOULD_RETRY, "false");
        } else {
            headers.put(SHOULD_RETRY, "true");
        }
        if (failure instanceof ProviderException providerError) {
            providerError.retryAfter().ifPresent(delay -> headers.putAll(retryAfter(delay)));
        } else if (failure.getCause() instanceof OutOfMemoryError && failure.billing() == Billing.NOT_BILLED) {
            headers.putAll(retryAfter(WITHOUT_HEAP)); // invites every client to repeat the call
        }
        return new ServerError(
                meaning.status,
                table.row(meaning.reason).type(),
                meaning.code,
                FailureMessage.of(failure, known),
                Optional.empty(),
                headers,
                Optional.of(failure));
    }

    /** Returns the error without its failure, the message of which callers must not read. */
    @Override
    public String toString() {
        return "ServerError[" + status + " " + code + ": " + message + "]";
    }

    /** Returns the response with this error in a dialect. */
    public ServerResponse.Whole in(ErrorEncoder encoder) {
        return ServerResponse.json(status, encoder.encode(this)).with(headers);
    }

    private static Map<String, String> retryAfter(Duration delay) {
        long seconds = delay.plusMillis(999).toSeconds();
        return Map.of("Retry-After", String.valueOf(seconds), "retry-after-ms", String.valueOf(delay.toMillis()));
    }

    /** What a failure means to the caller, with this server between it and the provider. */
    private record Meaning(Reason reason, int status, String code) {
        private static Meaning of(EaselException failure, ErrorTable table) {
            if (failure instanceof ProviderException providerError) {
                ErrorTable.Row row = table.row(providerError.reason());
                return new Meaning(providerError.reason(), row.status(), code(providerError, row, table));
            }
            if (failure instanceof UnsupportedRequestException) {
                return as(Reason.INVALID_REQUEST, "unsupported_value", table);
            }
            if (failure instanceof BudgetExceededException) {
                ErrorTable.Row row = table.row(Reason.QUOTA_EXHAUSTED);
                return new Meaning(Reason.QUOTA_EXHAUSTED, row.status(), row.code());
            }
            if (failure.getCause() instanceof OutOfMemoryError) {
                return new Meaning(
                        Reason.OVERLOADED, 503, table.row(Reason.OVERLOADED).code());
            }
            if (failure instanceof ImageProcessingException) {
                return failure.billing() == Billing.BILLED
                        ? as(Reason.INTERNAL, "server_error", table)
                        : as(Reason.INVALID_REQUEST, "invalid_image_file", table);
            }
            if (failure instanceof TransportException transport) {
                return of(transport, table);
            }
            if (failure instanceof UnreadableResponseException) {
                return new Meaning(Reason.INTERNAL, 502, "bad_gateway");
            }
            if (failure instanceof StorageException || failure instanceof CallCancelledException) {
                return as(Reason.INTERNAL, "server_error", table);
            }
            throw new IllegalArgumentException("Unknown kind of failure: " + failure.kind());
        }

        private static Meaning of(TransportException transport, ErrorTable table) {
            if (transport.billing() == Billing.NOT_BILLED) {
                return new Meaning(
                        Reason.OVERLOADED, 503, table.row(Reason.OVERLOADED).code());
            }
            return switch (transport.phase()) {
                case READ_TIMEOUT, DEADLINE -> new Meaning(Reason.INTERNAL, 504, "gateway_timeout");
                case CONNECT, CLOSED, TRUNCATED -> new Meaning(Reason.INTERNAL, 502, "bad_gateway");
            };
        }

        private static Meaning as(Reason reason, String code, ErrorTable table) {
            return new Meaning(reason, table.row(reason).status(), code);
        }

        /** Returns the provider's more specific code if the table maps it to the same reason, else the table's code. */
        private static String code(ProviderException providerError, ErrorTable.Row row, ErrorTable table) {
            return providerError
                    .code()
                    .filter(code -> Confidential.hiddenIn(code, List.of()).equals(code))
                    .filter(code -> table.reason(ErrorEnvelope.coded(code), row.status()) == providerError.reason())
                    .orElse(row.code());
        }
    }
}

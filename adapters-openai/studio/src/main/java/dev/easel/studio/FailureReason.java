package dev.easel.studio;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.server.route.ServerError;
import java.util.Locale;

/** Why something failed, by which the page chooses what to tell its user. */
enum FailureReason {
    /** This server needs a key, or another one. */
    KEY,
    /** The provider does not accept the server's key. */
    PROVIDER_KEY,
    QUOTA,
    BUSY,
    CONTENT,
    TOO_LARGE,
    INVALID,
    TIMEOUT,
    UNREACHABLE,
    SERVER,
    CANCELLED,
    BUDGET;

    /** Returns the name in events, such as {@code too-large}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the reason of an error. */
    static FailureReason of(ServerError error) {
        return error.failure().map(failure -> of(failure)).orElseGet(() -> of(error.status()));
    }

    private static FailureReason of(int status) {
        return switch (status) {
            case 401 -> KEY;
            case 408, 504 -> TIMEOUT;
            case 413 -> TOO_LARGE;
            case 429, 503 -> BUSY;
            default -> status >= 500 ? SERVER : INVALID;
        };
    }

    private static FailureReason of(EaselException failure) {
        if (failure instanceof ProviderException error) {
            return of(error.reason());
        }
        if (failure instanceof BudgetExceededException) {
            return BUDGET;
        }
        if (failure instanceof CallCancelledException) {
            return CANCELLED;
        }
        if (failure.getCause() instanceof OutOfMemoryError) {
            return BUSY;
        }
        if (failure instanceof UnsupportedRequestException
                || failure instanceof ImageProcessingException && failure.billing() == Billing.NOT_BILLED) {
            return INVALID;
        }
        if (failure instanceof TransportException transport) {
            return switch (transport.phase()) {
                case READ_TIMEOUT, DEADLINE -> TIMEOUT;
                case CONNECT, CLOSED, TRUNCATED -> UNREACHABLE;
            };
        }
        return SERVER;
    }

    private static FailureReason of(ProviderException.Reason reason) {
        return switch (reason) {
            case AUTHENTICATION, FORBIDDEN -> PROVIDER_KEY;
            case QUOTA_EXHAUSTED -> QUOTA;
            case RATE_LIMITED, OVERLOADED -> BUSY;
            case CONTENT_REJECTED -> CONTENT;
            case INVALID_REQUEST, NOT_FOUND -> INVALID;
            case INTERNAL, GENERATION_FAILED, NO_IMAGE -> SERVER;
        };
    }
}

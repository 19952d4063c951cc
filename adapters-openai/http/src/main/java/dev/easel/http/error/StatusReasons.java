package dev.easel.http.error;

import dev.easel.core.failure.ProviderException.Reason;

/** What an HTTP status means if the response body does not say more. */
public final class StatusReasons {
    private StatusReasons() {}

    /** Returns the reason for an unsuccessful status. */
    public static Reason of(int status) {
        return switch (status) {
            case 401, 407 -> Reason.AUTHENTICATION;
            case 402 -> Reason.QUOTA_EXHAUSTED;
            case 403 -> Reason.FORBIDDEN;
            case 404, 405, 410 -> Reason.NOT_FOUND;
            // The server gave up waiting, perhaps for the work and not for the request.
            case 408 -> Reason.INTERNAL;
            case 429 -> Reason.RATE_LIMITED;
            case 451 -> Reason.CONTENT_REJECTED;
            case 503, 529 -> Reason.OVERLOADED;
            default -> status >= 500 ? Reason.INTERNAL : status >= 400 ? Reason.INVALID_REQUEST : Reason.NOT_FOUND;
        };
    }
}

package dev.easel.server.internal.exchange;

import dev.easel.server.route.HttpError;

/** The errors of a request that concern no dialect: its form, its size, the state of the server. */
public final class HttpErrors {
    private HttpErrors() {}

    /** Returns the error of a body that is larger than the server allows. */
    public static HttpError tooLarge(long maxBytes) {
        return HttpError.of(
                413,
                "request_too_large",
                "The request body is larger than " + maxBytes + " bytes, the limit of this server.");
    }

    /** Returns the error of a request that cannot be read. */
    public static HttpError malformed(String message) {
        return HttpError.of(400, "malformed_request", message);
    }

    /** Returns the error of a request that arrives too slowly. */
    public static HttpError timeout(String message) {
        return HttpError.of(408, "request_timeout", message);
    }

    /** Returns the error where the server has no room for a request. */
    public static HttpError overloaded(String message) {
        return HttpError.of(503, "server_overloaded", message).header("Retry-After", "1");
    }

    /** Returns the error of a request that comes after the server has begun to stop. */
    public static HttpError stopping() {
        return HttpError.of(503, "server_stopping", "This server is stopping; send the request again later.")
                .header("Retry-After", "5");
    }

    /** Returns the error of a fault of the server, whose cause only its log tells. */
    public static HttpError fault() {
        return HttpError.of(
                500, "server_error", "The server failed to process this request; see the server's log for the cause.");
    }
}

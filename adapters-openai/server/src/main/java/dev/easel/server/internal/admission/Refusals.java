package dev.easel.server.internal.admission;

import dev.easel.server.route.HttpError;
import java.time.Duration;

/** What callers are told whose calls cannot run. */
final class Refusals {
    private static final Duration RESTART = Duration.ofSeconds(5);

    private Refusals() {}

    /** Returns the error of a call that can never run. */
    static HttpError tooLarge(long needed, long most) {
        return HttpError.of(
                413,
                "request_too_large",
                "This request needs about " + mebibytes(needed + (1 << 20) - 1)
                        + " MiB of memory for its images, and the"
                        + " server has " + mebibytes(most)
                        + " MiB for all requests. Send smaller or fewer images, request"
                        + " a smaller size, or start the server with a larger -Xmx.");
    }

    static HttpError busy(int inFlight, Duration retryAfter) {
        return overloaded(
                "The server is busy: as many calls are running as it allows, " + inFlight
                        + ". Send the request again in " + retryAfter.toSeconds() + " s.",
                retryAfter);
    }

    static HttpError noHeap(Duration retryAfter) {
        return overloaded(
                "The server is busy: the images of the running calls take the memory that this request needs. Send the"
                        + " request again in " + retryAfter.toSeconds() + " s.",
                retryAfter);
    }

    static HttpError closing() {
        return overloaded(
                "The server is shutting down. Send the request again in " + RESTART.toSeconds() + " s.", RESTART);
    }

    private static HttpError overloaded(String message, Duration retryAfter) {
        return HttpError.of(503, "server_overloaded", message).header("Retry-After", seconds(retryAfter));
    }

    static HttpError overShare(int share, Duration retryAfter) {
        return limited(
                "Rate limit reached: as many calls of this API key are running as it allows, " + share
                        + ". Send the request again in " + retryAfter.toSeconds() + " s.",
                retryAfter);
    }

    static HttpError tooManyWaiting(int waiting, Duration retryAfter) {
        return limited(
                "Rate limit reached: " + waiting
                        + " calls of this API key are waiting, the most of all, and the server has"
                        + " to make room for other callers. Send the request again in " + retryAfter.toSeconds()
                        + " s.",
                retryAfter);
    }

    private static HttpError limited(String message, Duration retryAfter) {
        return HttpError.of(429, "rate_limit_exceeded", message).header("Retry-After", seconds(retryAfter));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}

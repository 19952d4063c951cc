package dev.easel.http;

import dev.easel.core.annotation.Nullable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Why one try of a download failed, and whether another may succeed. */
final class FailedDownload extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean passing;
    private final @Nullable Duration wait;

    private FailedDownload(
            String message, int status, boolean passing, @Nullable Duration wait, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.passing = passing;
        this.wait = wait;
    }

    /** Returns a failure that no other try can change. */
    static FailedDownload forGood(String why, @Nullable Throwable cause) {
        return new FailedDownload(why, 0, false, null, cause);
    }

    /** Returns the failure of a connection. */
    static FailedDownload broken(Throwable cause) {
        return new FailedDownload("the connection failed", 0, true, null, cause);
    }

    /** Returns a response with another status than success. */
    static FailedDownload status(int status, Optional<Duration> retryAfter) {
        // 206 and 416: the part that was requested is not to be had, but the whole image may be.
        boolean passing = status >= 500 || Set.of(206, 408, 416, 425, 429).contains(status);
        return new FailedDownload("HTTP status " + status, status, passing, retryAfter.orElse(null), null);
    }

    /** Returns the status of the server that responded, or empty if none did. */
    OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Returns how long the server asks to wait. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }

    /**
     * Returns whether another try may succeed.
     *
     * @param isFresh whether the link may be so new that its server does not know it yet
     */
    boolean mayPass(boolean isFresh) {
        return passing || isFresh && (status == 403 || status == 404);
    }
}

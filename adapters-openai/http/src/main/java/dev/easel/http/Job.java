package dev.easel.http;

import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Work that a provider goes on with after its response to the paid call: how to ask for it, and what the responses mean.
 * Asking is free, so that it is repeated at will; the paid call never is. Stateless.
 */
public interface Job {
    /** Returns the provider's id of the job. */
    String id();

    /** Returns the call that asks how the job stands: a path under the base URL, or an absolute URL from a response. */
    HttpCall poll();

    /**
     * Reads a successful response to a poll, or to the call of a {@link JobState.ResultAt}.
     *
     * @throws dev.easel.core.failure.ProviderException when the job failed or was refused
     */
    JobState read(ResponseReader response, CallContext context) throws IOException;

    /** Returns the call that cancels the job, where the provider has one. */
    default Optional<HttpCall> cancel() {
        return Optional.empty();
    }

    /** Returns how long to wait before the first poll and between the next ones, which wait longer and longer. */
    default Duration every() {
        return Duration.ofMillis(500);
    }

    /** Returns how long the provider keeps the result, where that is known. */
    default Optional<Duration> keeps() {
        return Optional.empty();
    }
}

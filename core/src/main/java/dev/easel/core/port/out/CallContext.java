package dev.easel.core.port.out;

import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One running call, as the ports see it: progress, cancellation, waiting, and storage for images. Thread-safe. */
public interface CallContext {
    /** Reports an event to the caller's listeners; never throws. */
    void report(ProgressEvent event);

    /** Runs a task when the call is cancelled or its deadline passes: at once if that has happened already. */
    Registration onCancel(Runnable abort);

    /**
     * Throws {@code CallCancelledException} or, past the deadline, {@code TransportException} once the call must stop.
     *
     * @param soFar whether the call may have been billed up to here
     */
    void throwIfStopped(Billing soFar);

    /** Throws as {@link #throwIfStopped} does, where nothing was sent. */
    default void throwIfCancelled() {
        throwIfStopped(Billing.NOT_BILLED);
    }

    /** Waits, and throws as {@link #throwIfCancelled} does as soon as the call must stop. */
    void pause(Duration wait);

    /**
     * Stops the clock of the deadline until the registration is closed: for waiting in a queue of this program, such as
     * that of an interceptor. The clock runs on while another part of the same call works.
     */
    default Registration queued() {
        return () -> {};
    }

    /** Returns how long the call may still take, never negative. */
    Duration remaining();

    /** Returns the key by which a provider recognizes this paid call when it is repeated; empty if the caller set none. */
    default Optional<String> idempotencyKey() {
        return Optional.empty();
    }

    /** Returns the number of this paid call among those that its verb makes of one provider, from 1. */
    default int part() {
        return 1;
    }

    /** Adds a note to the result, for what happens beside the port, such as how an input image was fetched. */
    default void note(Note note) {}

    /** Returns the time of day. */
    Instant now();

    /** Returns where images are stored while they arrive. */
    Spool spool();

    /** Returns the context of work outside any call: it never stops, reports nothing, and keeps images in memory. */
    static CallContext detached() {
        return new DetachedContext();
    }
}

package dev.easel.server.internal.admission;

import dev.easel.server.route.HttpError;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Lets calls begin while there is room, by their number and by the heap that they reserve; others wait for a while in a
 * queue that is bounded, without holding a thread. Thread-safe.
 */
public final class Admission implements AutoCloseable {
    /** Room that a call holds until it is closed; closing it twice does nothing. */
    public interface Ticket extends AutoCloseable {
        @Override
        void close();
    }

    /** A call that waits; its caller may leave. */
    public interface Waiting {
        /** Takes the call out of the queue, so that neither of its consumers is called; false if one was. */
        boolean withdraw();
    }

    /** Creates the admission of a server. */
    public Admission(int inFlight, long bytes, int queued, Duration patience) {}

    /**
     * Reserves room for a call.
     *
     * @param caller the name of the caller, empty if the server knows none
     * @param bytes the heap that the call needs
     * @param admitted takes the ticket once there is room, perhaps at once and on this thread; must not block
     * @param refused takes the error, 503 or for a caller's own share 429, both with {@code Retry-After}
     */
    public Waiting enter(String caller, long bytes, Consumer<Ticket> admitted, Consumer<HttpError> refused) {
        admitted.accept(() -> {});
        return () -> false;
    }

    /** Refuses all that wait, and all that come. */
    @Override
    public void close() {}
}

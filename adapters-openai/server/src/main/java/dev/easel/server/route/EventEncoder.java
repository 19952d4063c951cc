package dev.easel.server.route;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Encodes the progress and outcome of one call as server-sent events; called by one thread, in order.
 *
 * <p>The response headers are sent with the first event, or once the call takes long: a call that fails before that gets
 * an error status. In between, the server keeps the stream alive.
 */
public interface EventEncoder {
    /** Writes that the call has begun, if the dialect has an event for it; the response headers are sent with it. */
    default void begun(EventSink sink) throws IOException {}

    /** Writes a progress event, if the dialect has one for it. */
    default void progress(ProgressEvent event, EventSink sink) throws IOException {}

    /**
     * Keeps the stream alive where nothing else was written for a {@linkplain #heartbeat while}; by default with a comment.
     *
     * @param elapsed how long the call has been running
     */
    default void waiting(Duration elapsed, EventSink sink) throws IOException {
        sink.ping();
    }

    /** Returns after how long a silence {@link #waiting} is called; empty for the time of the server's limits. */
    default Optional<Duration> heartbeat() {
        return Optional.empty();
    }

    /**
     * Returns whether writing the result decodes its images again, so that the call keeps its share of the memory until
     * then; default: false.
     */
    default boolean decodesResult() {
        return false;
    }

    /** Writes the end of a call that succeeded; the result is closed afterwards. */
    void result(ImageResult result, EventSink sink) throws IOException;

    /**
     * Writes the end of a call that failed after the response headers were sent.
     *
     * @param members the error as the route's {@link ErrorEncoder} encodes it
     */
    default void failure(Map<String, ?> members, EventSink sink) throws IOException {
        sink.data(members);
    }
}

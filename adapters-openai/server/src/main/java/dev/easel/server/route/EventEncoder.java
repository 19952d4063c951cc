package dev.easel.server.route;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import java.io.IOException;
import java.util.Map;

/**
 * Encodes the progress and outcome of one call as server-sent events; called by one thread, in order.
 *
 * <p>The response headers are sent with the first event, or once the call takes long: a call that fails before that gets
 * an error status. The server keeps the stream alive with comments in between.
 */
public interface EventEncoder {
    /** Writes a progress event, if the dialect has one for it. */
    default void progress(ProgressEvent event, EventSink sink) throws IOException {}

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

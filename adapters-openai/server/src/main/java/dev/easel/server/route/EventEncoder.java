package dev.easel.server.route;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import java.io.IOException;
import java.util.Map;

/**
 * Spells what happens during one call as server-sent events; called by one thread, in order.
 *
 * <p>The head of the response goes out with the first event, or once the call takes long: a call that fails before that is
 * answered with its own status. The engine keeps the stream alive with comments in between.
 */
public interface EventEncoder {
    /** Writes what a progress event becomes, if anything. */
    default void progress(ProgressEvent event, EventSink sink) throws IOException {}

    /** Writes the end of a call that succeeded; the result is closed afterwards. */
    void result(ImageResult result, EventSink sink) throws IOException;

    /**
     * Writes the end of a call that failed after the head of the response went out.
     *
     * @param members the error as the route spells it
     */
    default void failure(Map<String, ?> members, EventSink sink) throws IOException {
        sink.data(members);
    }
}

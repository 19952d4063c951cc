package dev.easel.server.route;

import java.io.IOException;
import java.util.Map;

/** Takes server-sent events; each has been sent when the method returns. */
public interface EventSink {
    /** Writes {@code data:} with a JSON object, as {@link ServerResponse#json} takes it. */
    void data(Map<String, ?> members) throws IOException;

    /** Writes {@code event:} with a name, and {@code data:} with a JSON object. */
    void event(String name, Map<String, ?> members) throws IOException;

    /** Writes a comment, which clients skip, so that proxies do not close the stream as idle. */
    void ping() throws IOException;

    /** Writes {@code data: [DONE]}, the end of a chat stream. */
    void done() throws IOException;
}

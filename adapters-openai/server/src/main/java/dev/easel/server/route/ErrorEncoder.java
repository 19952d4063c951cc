package dev.easel.server.route;

import dev.easel.http.error.ErrorTable;
import java.util.Map;

/** How a dialect says no. Thread-safe. */
public interface ErrorEncoder {
    /** Returns which reason is which status, type and code: the table that the dialect's client reads. */
    ErrorTable table();

    /** Returns the JSON object that says an error, with values as a {@code JsonBody} takes them. */
    Map<String, ?> encode(ServerError error);
}

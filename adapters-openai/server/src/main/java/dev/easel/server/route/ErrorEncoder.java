package dev.easel.server.route;

import dev.easel.http.error.ErrorTable;
import java.util.Map;

/** Encodes errors in a dialect. Thread-safe. */
public interface ErrorEncoder {
    /** Returns the status, type and code of each reason: the table that the dialect's client reads. */
    ErrorTable table();

    /** Returns the JSON object of an error, with values as a {@code JsonBody} takes them. */
    Map<String, ?> encode(ServerError error);
}

package dev.easel.server.internal.exchange;

import java.util.List;
import java.util.Map;

/**
 * The status and the headers of a response, without those that the engine adds: the date, the length, the connection.
 *
 * @param headers in order; a name may occur several times
 */
public record ResponseHead(int status, List<Map.Entry<String, String>> headers) {
    public ResponseHead {
        headers = List.copyOf(headers);
    }
}

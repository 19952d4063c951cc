package dev.easel.adapters.http.server;

import java.util.Map;

/**
 * An error in a dialect's own words.
 *
 * @param status the HTTP status, 400 to 599
 * @param headers such as {@code Retry-After}
 * @param members the JSON object, as {@link Reply#json} takes it
 */
public record ErrorReply(int status, Map<String, String> headers, Map<String, ?> members) {
    public ErrorReply {
        headers = Map.copyOf(headers);
    }

    /** Returns an error without headers of its own. */
    public static ErrorReply of(int status, Map<String, ?> members) {
        return new ErrorReply(status, Map.of(), members);
    }

    Reply.Whole reply() {
        return Reply.json(status, members).with(headers);
    }
}

package dev.easel.server.internal.engine;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import java.util.List;
import java.util.Optional;

/** Checks what Jetty lets through: the codings of a body (RFC 9112, 6.1) and the number of headers. */
final class Framing {
    private static final int MOST_HEADERS = 100;

    private Framing() {}

    /** Returns the error of a head after which the connection cannot be used, or empty if it is valid. */
    static Optional<HttpError> error(RequestHead head, int headers) {
        if (headers > MOST_HEADERS) {
            return Optional.of(HttpError.of(
                    431,
                    "request_header_fields_too_large",
                    "The request has " + headers + " headers; this server takes " + MOST_HEADERS + "."));
        }
        List<String> codings = head.headers("Transfer-Encoding");
        if (codings.isEmpty()) {
            return Optional.empty();
        }
        if (codings.size() > 1) {
            return Optional.of(HttpErrors.malformed("Repeated Transfer-Encoding header: a request may have only one."));
        }
        if (head.http10()) {
            return Optional.of(
                    HttpErrors.malformed("Transfer-Encoding is not allowed in HTTP/1.0: send a Content-Length."));
        }
        if (!codings.get(0).equalsIgnoreCase("chunked")) {
            return Optional.of(HttpError.of(
                    501,
                    "unsupported_transfer_encoding",
                    "Unsupported Transfer-Encoding '" + FieldParser.shortened(codings.get(0))
                            + "': only chunked is allowed."));
        }
        return Optional.empty();
    }
}

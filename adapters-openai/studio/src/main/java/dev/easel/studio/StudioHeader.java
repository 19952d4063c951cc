package dev.easel.studio;

import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerRequest;

/** The header that the page's requests have: a form of another site cannot have it, and a script there must ask first. */
final class StudioHeader {
    static final String NAME = "Easel-Studio";

    private StudioHeader() {}

    /** Throws an error for a request without the header. */
    static void require(ServerRequest request) {
        if (request.header(NAME).isEmpty()) {
            throw HttpError.of(
                            403,
                            "missing_header",
                            "The request has no header '" + NAME + ": 1', which the requests of the page have.")
                    .asException();
        }
    }
}

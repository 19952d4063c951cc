package dev.easel.server.internal.exchange;

import dev.easel.server.route.ServerResponse;

/** What becomes of a request whose head has arrived. */
public sealed interface Reception {
    /** Its response is known before the body. */
    record Answered(ServerResponse.Whole response) implements Reception {}

    /** Its body is read, then its route takes it. */
    record Accepted(RoutedRequest request) implements Reception {}
}

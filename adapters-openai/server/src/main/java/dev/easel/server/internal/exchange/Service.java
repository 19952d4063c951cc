package dev.easel.server.internal.exchange;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerResponse;
import java.util.Map;

/** What a server does with requests, as its engine sees it. Thread-safe. */
public interface Service {
    /**
     * Returns what becomes of a request whose head has arrived; its body has not been requested yet.
     *
     * @param full whether the server has no room for another request, so that it only tells its health
     */
    Reception receive(RequestHead head, boolean full);

    /** Returns an error in the dialect of a path; of the first dialect where the path is not known. */
    ServerResponse.Whole error(String target, HttpError error);

    /** Returns the headers that every response to a request has. */
    Map<String, String> responseHeaders(RequestHead head);
}

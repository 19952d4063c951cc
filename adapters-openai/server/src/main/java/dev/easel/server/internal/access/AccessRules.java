package dev.easel.server.internal.access;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which requests are refused for where they come from, before their body is read: foreign hosts and pages. */
public final class AccessRules {
    /** Creates the rules of a server, with the origins whose pages may use it. */
    public AccessRules(List<String> origins) {}

    /** Returns why a request is refused, or empty. */
    public Optional<HttpError> refusal(RequestHead head) {
        return Optional.empty();
    }

    /** Returns the response to a preflight request of an allowed origin, or empty for any other request. */
    public Optional<ServerResponse.Whole> preflight(RequestHead head) {
        return Optional.empty();
    }

    /** Returns the headers that let the page of an allowed origin read the response. */
    public Map<String, String> responseHeaders(RequestHead head) {
        return Map.of();
    }
}

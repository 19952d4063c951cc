package dev.easel.adapters.openai.responses;

import dev.easel.server.route.Route;
import java.util.ArrayList;
import java.util.List;

/** The routes of the Responses API, at OpenAI's path and at both of Azure's. */
public final class ResponsesRoutes {
    private static final List<String> PATHS = List.of("/v1/responses", "/openai/v1/responses", "/openai/responses");

    private ResponsesRoutes() {}

    /** Returns {@code POST /v1/responses}, and {@code GET} and {@code DELETE} of a response by its ID. */
    public static List<Route> all() {
        StoredResponses stored = new StoredResponses();
        List<Route> routes = new ArrayList<>();
        for (String path : PATHS) {
            routes.add(new CreateResponseRoute(path, stored));
            routes.add(StoredResponseRoute.retrieve(path, stored));
            routes.add(StoredResponseRoute.delete(path, stored));
        }
        return List.copyOf(routes);
    }
}

package dev.easel.adapters.openai;

import dev.easel.adapters.openai.responses.ResponsesRoutes;
import dev.easel.server.route.Route;
import java.util.ArrayList;
import java.util.List;

/** OpenAI's image endpoints with JSON bodies; edits as form parts are in the multipart adapter. */
public final class OpenAiRoutes {
    private OpenAiRoutes() {}

    /** Returns {@code POST /v1/images/generations}, {@code POST /v1/images/edits} in JSON, and {@code GET /v1/models}. */
    public static List<Route> all() {
        List<Route> routes = new ArrayList<>(
                List.of(new GenerationsRoute(), new JsonEditsRoute(), new ModelsRoute(false), new ModelsRoute(true)));
        routes.addAll(ResponsesRoutes.all());
        return List.copyOf(routes);
    }
}

package dev.easel.adapters.openai;

import dev.easel.adapters.openai.responses.ResponsesRoutes;
import dev.easel.server.route.Route;
import java.util.ArrayList;
import java.util.List;

/** OpenAI's image endpoints with JSON bodies; edits as form parts are in the multipart adapter. */
public final class OpenAiRoutes {
    /** The name of the path segment that is the model at Azure. */
    static final String DEPLOYMENT = "deployment";

    /** The paths of the image endpoints: OpenAI's, and both of Azure's. */
    private static final List<String> BASES =
            List.of("/v1/images/", "/openai/v1/images/", "/openai/deployments/{" + DEPLOYMENT + "}/images/");

    private OpenAiRoutes() {}

    /**
     * Returns {@code POST /v1/images/generations}, {@code POST /v1/images/edits} in JSON, both under the paths of Azure
     * too, {@code GET /v1/models}, {@code POST /v1/images} as OpenRouter has it, and {@code POST /v1/responses}.
     */
    public static List<Route> all() {
        List<Route> routes = new ArrayList<>();
        for (String base : BASES) {
            routes.add(new GenerationsRoute(base + "generations"));
            routes.add(new JsonEditsRoute(base + "edits"));
        }
        routes.add(new ModelsRoute("/v1/models", false));
        routes.add(new ModelsRoute("/v1/models", true));
        routes.add(new ModelsRoute("/openai/v1/models", false));
        routes.add(new ModelsRoute("/openai/v1/models", true));
        routes.add(new OpenRouterRoute("/v1/images"));
        routes.add(new OpenRouterRoute("/api/v1/images"));
        routes.addAll(ResponsesRoutes.all());
        return List.copyOf(routes);
    }
}

package dev.easel.adapters.multipart;

import dev.easel.server.route.Route;
import java.util.List;

/** OpenAI's image endpoint that accepts form parts. */
public final class MultipartRoutes {
    /** The name of the path segment that is the model at Azure. */
    static final String DEPLOYMENT = "deployment";

    private MultipartRoutes() {}

    /** Returns {@code POST /v1/images/edits} as {@code multipart/form-data}, under the paths of Azure too. */
    public static List<Route> all() {
        return List.of(
                new FormEditsRoute("/v1/images/edits"),
                new FormEditsRoute("/openai/v1/images/edits"),
                new FormEditsRoute("/openai/deployments/{" + DEPLOYMENT + "}/images/edits"));
    }
}

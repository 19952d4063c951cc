package dev.easel.adapters.multipart;

import dev.easel.server.route.Route;
import java.util.List;

/** OpenAI's image endpoint that accepts form parts. */
public final class MultipartRoutes {
    private MultipartRoutes() {}

    /** Returns {@code POST /v1/images/edits} as {@code multipart/form-data}. */
    public static List<Route> all() {
        return List.of(new FormEditsRoute());
    }
}

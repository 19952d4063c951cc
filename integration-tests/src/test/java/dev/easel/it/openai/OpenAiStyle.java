package dev.easel.it.openai;

import dev.easel.adapters.http.retry.RetryPolicy;
import dev.easel.adapters.http.server.Route;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiConfig;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.it.Served;
import java.util.List;
import java.util.stream.Stream;

/** Both clients of OpenAI's dialect, and all of its routes. */
public final class OpenAiStyle {
    private OpenAiStyle() {}

    /** Returns the routes in JSON and by form parts. */
    public static List<Route> routes() {
        return Stream.<Route>concat(OpenAiRoutes.all().stream(), MultipartRoutes.all().stream())
                .toList();
    }

    /** Returns a client that edits in JSON as well; it never asks twice. */
    public static ImageProvider json(Served served) {
        return OpenAiConfig.compatible(served.at("/v1"), served.key())
                .retries(RetryPolicy.never())
                .jsonEdits()
                .provider(served.kit());
    }

    /** Returns a client that edits by form parts; it never asks twice. */
    public static ImageProvider form(Served served) {
        return MultipartConfig.compatible(served.at("/v1"), served.key())
                .retries(RetryPolicy.never())
                .provider(served.kit());
    }
}

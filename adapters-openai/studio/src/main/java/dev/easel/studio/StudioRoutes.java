package dev.easel.studio;

import static java.util.Objects.requireNonNull;

import dev.easel.core.port.out.ImageProcessor;
import dev.easel.server.route.Route;
import java.util.List;

/**
 * The studio, a page on which an image is painted over and changed, with every provider of the server.
 *
 * <pre>{@code
 * EaselServer.builder(easel).routes(OpenAiRoutes.all()).routes(StudioRoutes.of(processor)).start();
 * }</pre>
 */
public final class StudioRoutes {
    private StudioRoutes() {}

    /**
     * Returns the page at {@code GET /} and what it calls under {@code /studio/}.
     *
     * @param processor compares images before and after a call
     */
    public static List<Route> of(ImageProcessor processor) {
        requireNonNull(processor, "processor");
        return List.of(
                new ConfigRoute(processor),
                new CallsRoute(processor),
                new PageRoute("/"),
                new PageRoute("/favicon.ico"),
                new PageRoute(PageRoute.PREFIX + "*"));
    }
}

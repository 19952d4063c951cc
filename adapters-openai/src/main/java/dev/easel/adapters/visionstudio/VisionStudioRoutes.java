package dev.easel.adapters.visionstudio;

import dev.easel.server.route.Route;
import java.util.List;

/** Vision Studio's three endpoints as a server offers them, under {@code /api/v1/openai/}. */
public final class VisionStudioRoutes {
    private VisionStudioRoutes() {}

    /** Returns all three routes. */
    public static List<Route> all() {
        return List.of(new GenerateImageRoute(), new EditImageRoute(), new InpaintRoute());
    }
}

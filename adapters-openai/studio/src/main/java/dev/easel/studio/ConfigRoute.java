package dev.easel.studio;

import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET /studio/config}: what the page may request, by verb, provider and model. */
final class ConfigRoute implements Route {
    private final ModelEncoder models;

    ConfigRoute(ImageProcessor processor) {
        this.models = new ModelEncoder(processor);
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.get(PageRoute.PREFIX + "config");
    }

    @Override
    public ErrorEncoder errors() {
        return new StudioErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) {
        StudioHeader.require(request);
        Map<String, Object> verbs = new LinkedHashMap<>();
        for (Verb verb : Verb.values()) {
            verbs.put(
                    verb.word(),
                    context.providers().stream()
                            .map(provider -> models.provider(verb, provider))
                            .toList());
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "version", Optional.ofNullable(ConfigRoute.class.getPackage().getImplementationVersion()));
        members.put("limits", Map.of("uploadBytes", context.maxBodyBytes(), "inputImages", CallForm.MOST_IMAGES));
        members.put("verbs", verbs);
        return ServerResponse.json(members).with(Map.of("Cache-Control", "no-store"));
    }
}

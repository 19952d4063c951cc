package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/models} and {@code GET /v1/models/{id}}: the provider's default model, and OpenAI's models where the
 * provider is known to have them or, charging nothing, takes any name; those of the server's other providers as
 * {@code PROVIDER/MODEL}. Requests with other names are passed on too.
 */
final class ModelsRoute implements Route {
    private static final List<String> NAMES = ModelTable.names(OpenAiSystem.COMPATIBLE);

    private final String path;
    private final boolean single;

    /** Serves the whole list at a path, or one model by its name below it. */
    ModelsRoute(String path, boolean single) {
        this.path = path;
        this.single = single;
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.get(single ? path + "/*" : path);
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) {
        Map<String, Map<String, Object>> models = models(context);
        if (!single) {
            return ServerResponse.json(Map.of("object", "list", "data", models.values()));
        }
        String name = request.path().substring(path.length() + 1);
        if (!models.containsKey(name)) {
            throw new HttpError(
                            404,
                            "model_not_found",
                            "The model '" + name
                                    + "' is not listed here, but requests with this name are passed on to the provider.",
                            Optional.of("model"),
                            Map.of())
                    .asException();
        }
        return ServerResponse.json(models.get(name));
    }

    private static Map<String, Map<String, Object>> models(ServerContext context) {
        Map<String, Map<String, Object>> models = new LinkedHashMap<>();
        names(context.easel()).forEach(name -> models.put(name, model(name, name, context.easel())));
        context.providers().stream().skip(1).forEach(other -> {
            Set<String> names = new LinkedHashSet<>();
            usualName(other.easel()).ifPresent(names::add);
            names.addAll(other.models());
            names.forEach(name -> {
                String id = other.name() + "/" + name;
                models.put(id, model(id, name, other.easel()));
            });
        });
        return models;
    }

    private static Optional<String> usualName(Easel easel) {
        return capabilities(easel, ModelId.DEFAULT).flatMap(Capabilities::model).map(ModelId::name);
    }

    private static Set<String> names(Easel easel) {
        Set<String> names = new LinkedHashSet<>();
        usualName(easel).ifPresent(names::add);
        for (String name : NAMES) {
            capabilities(easel, new ModelId(name))
                    .filter(can -> ModelTable.isNamedBy(can, name) || standsIn(can, name))
                    .ifPresent(can -> names.add(name));
        }
        return names;
    }

    private static boolean standsIn(Capabilities can, String name) {
        return can.free() && can.model().map(ModelId::name).filter(name::equals).isPresent();
    }

    private static Map<String, Object> model(String id, String name, Easel easel) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", id);
        model.put("object", "model");
        model.put("created", 0);
        model.put("owned_by", "easel");
        model.put(
                "shutdown_date",
                capabilities(easel, new ModelId(name))
                        .flatMap(Capabilities::endOfLife)
                        .<Object>map(String::valueOf)
                        .orElse(JsonBody.NULL));
        return model;
    }

    /** Returns what can be done with a model: by generating, or where the provider does not, by editing. */
    private static Optional<Capabilities> capabilities(Easel easel, ModelId model) {
        for (Verb verb : List.of(Verb.GENERATE, Verb.EDIT)) {
            try {
                return Optional.of(easel.capabilities(verb, model));
            } catch (UnsupportedRequestException e) {
                // The next verb may be there.
            }
        }
        return Optional.empty();
    }
}

package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.openai.shared.ModelTable;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}: the model names that clients look up; others work too. */
final class ModelsRoute implements Route {
    private static final String PATH = "/v1/models";
    private static final List<String> NAMES = ModelTable.names(OpenAiSystem.COMPATIBLE);

    private final boolean single;

    /** Serves the whole list, or one model by its name. */
    ModelsRoute(boolean single) {
        this.single = single;
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.get(single ? PATH + "/*" : PATH);
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) {
        if (!single) {
            return ServerResponse.json(Map.of(
                    "object",
                    "list",
                    "data",
                    NAMES.stream().map(name -> model(name, context.easel())).toList()));
        }
        String name = request.path().substring(PATH.length() + 1);
        if (!NAMES.contains(name)) {
            throw new HttpError(
                            404,
                            "model_not_found",
                            "The model '" + name
                                    + "' is not listed here, but requests with this name are passed on to the provider.",
                            Optional.of("model"),
                            Map.of())
                    .asException();
        }
        return ServerResponse.json(model(name, context.easel()));
    }

    private static Map<String, Object> model(String name, Easel easel) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", name);
        model.put("object", "model");
        model.put("created", 0);
        model.put("owned_by", "easel");
        model.put(
                "shutdown_date",
                shutdownDate(name, easel).<Object>map(String::valueOf).orElse(JsonBody.NULL));
        return model;
    }

    private static Optional<LocalDate> shutdownDate(String name, Easel easel) {
        try {
            return easel.capabilities(Verb.GENERATE, new ModelId(name)).endOfLife();
        } catch (UnsupportedRequestException e) {
            return Optional.empty();
        }
    }
}

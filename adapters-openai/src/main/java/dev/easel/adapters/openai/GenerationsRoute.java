package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.ImagesResponse;
import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.adapters.openai.serve.ParameterRules;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Verb;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;

/** {@code POST /v1/images/generations}. */
final class GenerationsRoute implements Route {
    private final RoutePattern pattern;

    /** Serves a path, in which a segment {@code {deployment}} is the model. */
    GenerationsRoute(String path) {
        this.pattern = RoutePattern.postJson(path);
    }

    @Override
    public RoutePattern pattern() {
        return pattern;
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        ParameterRules rules = ParameterRules.of(Verb.GENERATE, context.strictness())
                .defaultModel(pattern.segment(OpenAiRoutes.DEPLOYMENT, request.path()));
        ImageParameters parameters = ImageParameters.of(request.json(), rules);
        GenerateRequest generate =
                parameters.into(GenerateRequest.builder(parameters.prompt())).build();
        return ImagesResponse.of(generate, "image_generation", parameters, context);
    }
}

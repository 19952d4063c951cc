package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.ImagesResponse;
import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;

/** {@code POST /v1/images/generations}. */
final class GenerationsRoute implements Route {
    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson("/v1/images/generations");
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        ImageParameters parameters = ImageParameters.of(request.json());
        GenerateRequest generate =
                parameters.into(GenerateRequest.builder(parameters.prompt())).build();
        return ImagesResponse.of(generate, "image_generation", parameters, context);
    }
}

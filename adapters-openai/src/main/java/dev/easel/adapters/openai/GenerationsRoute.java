package dev.easel.adapters.openai;

import dev.easel.adapters.http.server.ErrorEncoder;
import dev.easel.adapters.http.server.Route;
import dev.easel.adapters.http.server.RoutePattern;
import dev.easel.adapters.http.server.ServerContext;
import dev.easel.adapters.http.server.ServerRequest;
import dev.easel.adapters.http.server.ServerResponse;
import dev.easel.adapters.openai.shared.ImageParameters;
import dev.easel.adapters.openai.shared.ImagesResponse;
import dev.easel.adapters.openai.shared.OpenAiErrors;
import dev.easel.core.domain.GenerateRequest;
import java.io.IOException;

/** {@code POST /v1/images/generations}. */
final class GenerationsRoute implements Route {
    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson("/v1/images/generations");
    }

    @Override
    public ErrorEncoder errors() {
        return OpenAiErrors.ENCODER;
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext backend) throws IOException {
        ImageParameters asked = ImageParameters.of(request.json());
        GenerateRequest wanted =
                asked.into(GenerateRequest.builder(asked.prompt())).build();
        return ImagesResponse.of(backend.easel().generate(wanted), "image_generation", asked, backend);
    }
}

package dev.easel.adapters.openai;

import dev.easel.adapters.http.server.Backend;
import dev.easel.adapters.http.server.ErrorSpelling;
import dev.easel.adapters.http.server.Reply;
import dev.easel.adapters.http.server.Route;
import dev.easel.adapters.http.server.RoutePattern;
import dev.easel.adapters.http.server.ServerRequest;
import dev.easel.adapters.openai.shared.ImageParameters;
import dev.easel.adapters.openai.shared.ImagesReply;
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
    public ErrorSpelling errors() {
        return OpenAiErrors.SPELLING;
    }

    @Override
    public Reply handle(ServerRequest request, Backend backend) throws IOException {
        ImageParameters asked = ImageParameters.of(request.json());
        GenerateRequest wanted =
                asked.into(GenerateRequest.builder(asked.prompt())).build();
        return ImagesReply.of(backend.easel().generate(wanted), "image_generation", asked, backend);
    }
}

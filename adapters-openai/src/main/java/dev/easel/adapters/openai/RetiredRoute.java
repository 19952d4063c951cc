package dev.easel.adapters.openai;

import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.util.List;

/** {@code POST /v1/images/variations}, which OpenAI retired with DALL·E 2: the error says what to call instead. */
final class RetiredRoute implements Route {
    @Override
    public RoutePattern pattern() {
        return new RoutePattern("POST", "/v1/images/variations", List.of());
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) {
        throw HttpError.of(
                        404,
                        "not_found",
                        "There is nothing at POST /v1/images/variations any more: variations ended with dall-e-2."
                                + " Use /v1/images/edits with a prompt.")
                .asException();
    }
}

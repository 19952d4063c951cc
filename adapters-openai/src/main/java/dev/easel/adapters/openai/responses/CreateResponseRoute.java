package dev.easel.adapters.openai.responses;

import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;

/** {@code POST /v1/responses}: makes images with the image generation tool, and nothing else. */
final class CreateResponseRoute implements Route {
    private final String path;
    private final StoredResponses stored;

    CreateResponseRoute(String path, StoredResponses stored) {
        this.path = path;
        this.stored = stored;
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson(path);
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        JsonObject body = request.json(ResponseInput.RESULTS, ImageTool.MASKS);
        ResponseRequest wanted = ResponseRequest.of(body, stored, context);
        ResponseObject response = new ResponseObject(wanted, context);
        return wanted.stream()
                ? ServerResponse.events(wanted.image(), new ResponseEvents(response, stored))
                : ServerResponse.after(
                        wanted.image(), result -> ServerResponse.json(response.completed(result, stored)));
    }
}

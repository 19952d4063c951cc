package dev.easel.adapters.chat;

import dev.easel.core.port.in.ImageCall;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;

/** Serves chat completions that answer with an image, streamed where the body's {@code stream} says so. */
final class ChatRoute implements Route {
    private final String path;
    private final ProgressText narration;
    private final ErrorEncoder errors;
    private final ImageForm form;

    ChatRoute(String path, ProgressText narration, ErrorEncoder errors, ImageForm form) {
        this.path = path;
        this.narration = narration;
        this.errors = errors;
        this.form = form;
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson(path);
    }

    @Override
    public ErrorEncoder errors() {
        return errors;
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext backend) throws IOException {
        JsonObject body = request.json();
        ChatImageRequest asked = ChatImageRequest.of(body, backend.files());
        CompletionResponse response = new CompletionResponse(asked, narration, form, backend);
        ImageCall call = backend.easel().call(asked.request());
        return asked.stream()
                ? ServerResponse.events(call, response)
                : ServerResponse.after(call.onProgress(response::hear), response::document);
    }
}

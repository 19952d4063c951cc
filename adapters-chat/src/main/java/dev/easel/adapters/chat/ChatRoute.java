package dev.easel.adapters.chat;

import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;

/** Serves chat completions that return an image, streamed if the body's {@code stream} says so. */
final class ChatRoute implements Route {
    private final String path;
    private final ProgressText progressText;
    private final ErrorEncoder errors;
    private final ImageForm form;

    ChatRoute(String path, ProgressText progressText, ErrorEncoder errors, ImageForm form) {
        this.path = path;
        this.progressText = progressText;
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
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        JsonObject body = request.json();
        ChatImageRequest imageRequest = ChatImageRequest.of(body, context.files());
        CompletionResponse response = new CompletionResponse(imageRequest, progressText, form, context);
        return imageRequest.stream()
                ? ServerResponse.events(imageRequest.request(), response)
                : ServerResponse.after(imageRequest.request(), response);
    }
}

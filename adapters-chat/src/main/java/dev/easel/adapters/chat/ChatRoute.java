package dev.easel.adapters.chat;

import dev.easel.adapters.http.server.ErrorEncoder;
import dev.easel.adapters.http.server.JsonObject;
import dev.easel.adapters.http.server.Route;
import dev.easel.adapters.http.server.RoutePattern;
import dev.easel.adapters.http.server.ServerContext;
import dev.easel.adapters.http.server.ServerRequest;
import dev.easel.adapters.http.server.ServerResponse;
import dev.easel.core.port.in.ImageCall;
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

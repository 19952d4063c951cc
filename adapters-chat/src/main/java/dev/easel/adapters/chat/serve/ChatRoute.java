package dev.easel.adapters.chat.serve;

import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.Optional;

/** Serves chat completions that return an image: whole, streamed if the body's {@code stream} says so, or as a task. */
public final class ChatRoute implements Route {
    private final String path;
    private final ChatStyle style;
    private final boolean inline;
    private final Optional<TasksRoute> tasks;

    private ChatRoute(String path, ChatStyle style, boolean inline, Optional<TasksRoute> tasks) {
        this.path = path;
        this.style = style;
        this.inline = inline;
        this.tasks = tasks;
    }

    /** Returns the route of 4All's dialect, with images as data URIs or as links. */
    public static ChatRoute fourAll(boolean inline) {
        return new ChatRoute("/v1/chat/completions", ChatStyle.FOUR_ALL, inline, Optional.empty());
    }

    /** Returns the route of AceData's dialect, whose requests may begin tasks. */
    public static ChatRoute aceData(boolean inline, TasksRoute tasks) {
        return new ChatRoute("/openai/chat/completions", ChatStyle.ACEDATA, inline, Optional.of(tasks));
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson(path);
    }

    @Override
    public ErrorEncoder errors() {
        return style.errors();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        JsonObject body = request.json();
        ChatImageRequest asked = ChatImageRequest.of(body, context.files(), context.strictness());
        CompletionResponse response = new CompletionResponse(asked, style, inline, context);
        if (tasks.isPresent() && TasksRoute.begins(body)) {
            return ServerResponse.started(asked.request(), tasks.get().task(body, request, response));
        }
        return asked.stream()
                ? ServerResponse.events(asked.request(), new CompletionStream(response))
                : ServerResponse.after(asked.request(), response);
    }
}

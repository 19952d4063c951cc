package dev.easel.adapters.chat;

import dev.easel.adapters.http.server.Backend;
import dev.easel.adapters.http.server.ErrorSpelling;
import dev.easel.adapters.http.server.JsonObject;
import dev.easel.adapters.http.server.Reply;
import dev.easel.adapters.http.server.Route;
import dev.easel.adapters.http.server.RoutePattern;
import dev.easel.adapters.http.server.ServerRequest;
import dev.easel.core.port.in.ImageCall;
import java.io.IOException;

/** Serves chat completions that answer with a picture, streamed where the body's {@code stream} says so. */
final class ChatRoute implements Route {
    private final String path;
    private final Narration narration;
    private final ErrorSpelling errors;
    private final PictureForm form;

    ChatRoute(String path, Narration narration, ErrorSpelling errors, PictureForm form) {
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
    public ErrorSpelling errors() {
        return errors;
    }

    @Override
    public Reply handle(ServerRequest request, Backend backend) throws IOException {
        JsonObject body = request.json();
        AskedPicture asked = AskedPicture.of(body, backend.files());
        CompletionReply reply = new CompletionReply(asked, narration, form, backend);
        ImageCall call = backend.easel().call(asked.request());
        return asked.stream() ? Reply.events(call, reply) : Reply.after(call.onProgress(reply::hear), reply::document);
    }
}

package dev.easel.adapters.openai.responses;

import dev.easel.adapters.openai.serve.OpenAiErrorEncoder;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/responses/{id}} and {@code DELETE /v1/responses/{id}}. */
final class StoredResponseRoute implements Route {
    private static final String ID = "id";

    private final RoutePattern pattern;
    private final StoredResponses stored;
    private final boolean deletes;

    private StoredResponseRoute(String method, String path, StoredResponses stored) {
        this.pattern = new RoutePattern(method, path + "/{" + ID + "}", List.of());
        this.stored = stored;
        this.deletes = method.equals("DELETE");
    }

    static StoredResponseRoute retrieve(String path, StoredResponses stored) {
        return new StoredResponseRoute("GET", path, stored);
    }

    static StoredResponseRoute delete(String path, StoredResponses stored) {
        return new StoredResponseRoute("DELETE", path, stored);
    }

    @Override
    public RoutePattern pattern() {
        return pattern;
    }

    @Override
    public ErrorEncoder errors() {
        return new OpenAiErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) {
        String id = pattern.segment(ID, request.path()).orElse("");
        if (request.query("stream").filter("true"::equals).isPresent()) {
            throw HttpError.value("stream", "Invalid 'stream': a stored response is returned whole; omit it.")
                    .asException();
        }
        Optional<Map<String, Object>> found = deletes
                ? Optional.of(deleted(id)).filter(response -> stored.remove(id))
                : stored.members(id, context.files());
        return ServerResponse.json(found.orElseThrow(() -> notFound(id)));
    }

    private static Map<String, Object> deleted(String id) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("object", "response");
        members.put("deleted", true);
        return members;
    }

    private static RuntimeException notFound(String id) {
        return HttpError.of(
                        404,
                        "response_not_found",
                        "Response with id '" + FieldParser.shortened(id)
                                + "' not found: it was not stored, or it or its images were deleted as the oldest.")
                .asException();
    }
}

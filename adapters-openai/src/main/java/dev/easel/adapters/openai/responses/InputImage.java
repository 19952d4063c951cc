package dev.easel.adapters.openai.responses;

import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import java.io.IOException;
import java.util.Map;

/** An image in a request by its URL, data URI or base64. */
final class InputImage {
    private InputImage() {}

    /** Reads a member that is text, or an object with {@code url} as in chat completions; a file's ID is refused. */
    static ImageSource of(JsonObject holder, String name) throws IOException {
        if (holder.any("file_id").isPresent()) {
            String path = holder.pathOf("file_id");
            throw HttpError.of(
                            path,
                            "unsupported_parameter",
                            "Unsupported parameter: '" + path + "': this server has no file uploads; use " + name
                                    + " instead.")
                    .asException();
        }
        JsonObject at =
                holder.any(name).orElse("") instanceof Map ? holder.object(name).orElseThrow() : holder;
        String member = at == holder ? name : "url";
        return at.image(member)
                .orElseThrow(() -> HttpError.missing(at.pathOf(member)).asException());
    }
}

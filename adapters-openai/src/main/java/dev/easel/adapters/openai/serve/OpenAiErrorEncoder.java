package dev.easel.adapters.openai.serve;

import dev.easel.adapters.openai.shared.OpenAiErrors;
import dev.easel.http.body.JsonBody;
import dev.easel.http.error.ErrorTable;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.ServerError;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes OpenAI's errors on the server side; the client side needs only {@link OpenAiErrors}. */
public final class OpenAiErrorEncoder implements ErrorEncoder {
    @Override
    public ErrorTable table() {
        return OpenAiErrors.TABLE;
    }

    @Override
    public Map<String, ?> encode(ServerError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message", error.message());
        members.put("type", error.type());
        members.put("param", error.param().<Object>map(name -> name).orElse(JsonBody.NULL));
        members.put("code", error.code().isEmpty() ? JsonBody.NULL : error.code());
        return Map.of("error", members);
    }
}

package dev.easel.adapters.chat.serve;

import dev.easel.adapters.chat.wire.ChatErrors;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.body.JsonBody;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.ServerError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Encodes errors in the form of each of the two kinds of chat servers. */
final class ChatErrorEncoder implements ErrorEncoder {
    /** {@code {"error": {"message", "type", "param", "code"}}}. */
    static final ErrorEncoder OPENAI = new ChatErrorEncoder(ChatErrors.OPENAI, ChatErrorEncoder::openAi);

    /** {@code {"success": false, "error": {"code", "message"}, "trace_id"}}, only with codes of AceData. */
    static final ErrorEncoder ACEDATA = new ChatErrorEncoder(ChatErrors.ACEDATA, ChatErrorEncoder::aceData);

    private final ErrorTable table;
    private final Function<ServerError, Map<String, ?>> encoder;

    private ChatErrorEncoder(ErrorTable table, Function<ServerError, Map<String, ?>> encoder) {
        this.table = table;
        this.encoder = encoder;
    }

    @Override
    public ErrorTable table() {
        return table;
    }

    @Override
    public Map<String, ?> encode(ServerError error) {
        return encoder.apply(error);
    }

    private static Map<String, ?> openAi(ServerError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message", error.message());
        members.put("type", error.type());
        members.put("param", error.param().<Object>map(param -> param).orElse(JsonBody.NULL));
        members.put("code", error.code().isEmpty() ? JsonBody.NULL : error.code());
        return Map.of("error", members);
    }

    private static Map<String, ?> aceData(ServerError error) {
        Reason reason = ChatErrors.ACEDATA.reason(ErrorEnvelope.coded(error.code()), error.status());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", ChatErrors.ACEDATA.row(reason).code());
        members.put("message", error.message());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", members);
        body.put("trace_id", UUID.randomUUID().toString());
        return body;
    }
}

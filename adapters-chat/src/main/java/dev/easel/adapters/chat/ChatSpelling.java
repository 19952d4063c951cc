package dev.easel.adapters.chat;

import dev.easel.adapters.http.body.JsonBody;
import dev.easel.adapters.http.error.ErrorEnvelope;
import dev.easel.adapters.http.error.ErrorTable;
import dev.easel.adapters.http.server.ErrorSpelling;
import dev.easel.adapters.http.server.ServedError;
import dev.easel.core.failure.ProviderException.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How both kinds of chat servers say no. */
enum ChatSpelling implements ErrorSpelling {
    /** {@code {"error": {"message", "type", "param", "code"}}}. */
    OPENAI(ChatErrors.OPENAI) {
        @Override
        public Map<String, ?> spell(ServedError error) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("message", error.message());
            members.put("type", error.type());
            members.put("param", error.param().<Object>map(param -> param).orElse(JsonBody.NULL));
            members.put("code", error.code().isEmpty() ? JsonBody.NULL : error.code());
            return Map.of("error", members);
        }
    },

    /** {@code {"success": false, "error": {"code", "message"}, "trace_id"}}, with AceData's own codes only. */
    ACEDATA(ChatErrors.ACEDATA) {
        @Override
        public Map<String, ?> spell(ServedError error) {
            ErrorEnvelope said = new ErrorEnvelope(
                    "", Optional.of(error.code()), Optional.empty(), Optional.empty(), Optional.empty());
            Reason reason = table().reason(said, error.status());
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("code", table().row(reason).code());
            members.put("message", error.message());
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("success", false);
            answer.put("error", members);
            answer.put("trace_id", UUID.randomUUID().toString());
            return answer;
        }
    };

    private final ErrorTable table;

    ChatSpelling(ErrorTable table) {
        this.table = table;
    }

    @Override
    public ErrorTable table() {
        return table;
    }
}

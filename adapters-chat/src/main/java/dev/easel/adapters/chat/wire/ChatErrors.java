package dev.easel.adapters.chat.wire;

import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.error.ErrorTable;

/** The errors of both kinds of chat servers, read by the client and written by the server. */
public final class ChatErrors {
    /** {@code {"error": {"message", "type", "param", "code"}}}, as OpenAI, 4All and most relays send it. */
    public static final ErrorTable OPENAI = aceDataCodes(ErrorTable.builder())
            .row(Reason.INVALID_REQUEST, 400, "invalid_request_error", "invalid_value")
            .row(Reason.AUTHENTICATION, 401, "invalid_request_error", "invalid_api_key")
            .row(Reason.QUOTA_EXHAUSTED, 429, "insufficient_quota", "insufficient_quota")
            .row(Reason.FORBIDDEN, 403, "permission_error", "permission_denied")
            .row(Reason.NOT_FOUND, 404, "invalid_request_error", "model_not_found")
            .row(Reason.CONTENT_REJECTED, 400, "image_generation_user_error", "moderation_blocked")
            .row(Reason.RATE_LIMITED, 429, "requests", "rate_limit_exceeded")
            .row(Reason.INTERNAL, 500, "server_error", "server_error")
            .row(Reason.GENERATION_FAILED, 500, "server_error", "image_generation_failed")
            .row(Reason.NO_IMAGE, 500, "server_error", "no_image")
            .row(Reason.OVERLOADED, 503, "server_error", "service_unavailable")
            .build();

    /** {@code {"success": false, "error": {"code", "message"}, "trace_id"}}: AceData's document, Error Handling. */
    public static final ErrorTable ACEDATA = aceDataCodes(ErrorTable.builder())
            .row(Reason.INVALID_REQUEST, 400, "", "bad_request")
            .row(Reason.AUTHENTICATION, 401, "", "invalid_token")
            .row(Reason.QUOTA_EXHAUSTED, 403, "", "used_up")
            .row(Reason.FORBIDDEN, 403, "", "disabled")
            .row(Reason.NOT_FOUND, 404, "", "not_found")
            .row(Reason.CONTENT_REJECTED, 403, "", "forbidden")
            .row(Reason.RATE_LIMITED, 429, "", "too_many_requests")
            .row(Reason.INTERNAL, 500, "", "api_error")
            .row(Reason.GENERATION_FAILED, 500, "", "generation_failed")
            .row(Reason.NO_IMAGE, 500, "", "no_image")
            .row(Reason.OVERLOADED, 503, "", "service_unavailable")
            .build();

    private ChatErrors() {}

    /** AceData's codes: its document, and the map of codes in its Python SDK. */
    private static ErrorTable.Builder aceDataCodes(ErrorTable.Builder table) {
        return table.read(Reason.AUTHENTICATION, "invalid_token", "token_mismatched", "token_expired", "no_token")
                .read(Reason.FORBIDDEN, "disabled")
                .read(Reason.INVALID_REQUEST, "api_not_implemented", "bad_request")
                .read(Reason.QUOTA_EXHAUSTED, "used_up")
                .read(Reason.RATE_LIMITED, "too_many_requests")
                .read(Reason.INTERNAL, "api_error");
    }
}

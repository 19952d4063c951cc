package dev.easel.adapters.openai.shared;

import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.error.ErrorTable;

/**
 * OpenAI's errors: {@code {"error": {"message", "type", "param", "code"}}}, all four members always present (schema
 * {@code ErrorResponse} of the official OpenAPI document, 2.3.0).
 */
public final class OpenAiErrors {
    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";

    /** The status, type and code of each reason; read by the client, written by the server. */
    public static final ErrorTable TABLE = ErrorTable.builder()
            .row(Reason.INVALID_REQUEST, 400, INVALID, "invalid_value")
            .row(Reason.AUTHENTICATION, 401, INVALID, "invalid_api_key")
            .row(Reason.FORBIDDEN, 403, INVALID, "permission_denied")
            .row(Reason.NOT_FOUND, 404, INVALID, "model_not_found")
            .row(Reason.CONTENT_REJECTED, 400, "image_generation_user_error", "moderation_blocked")
            .row(Reason.RATE_LIMITED, 429, "requests", "rate_limit_exceeded")
            .row(Reason.QUOTA_EXHAUSTED, 429, "insufficient_quota", "insufficient_quota")
            .row(Reason.OVERLOADED, 503, SERVER, "engine_overloaded")
            .row(Reason.INTERNAL, 500, SERVER, SERVER)
            .row(Reason.GENERATION_FAILED, 500, SERVER, "image_generation_failed")
            .row(Reason.NO_IMAGE, 500, SERVER, "no_image")
            .build();

    private OpenAiErrors() {}
}

package dev.easel.studio;

import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.error.ErrorTable;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.ServerError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the errors that the page shows, alike in a response and in an event. */
final class StudioErrorEncoder implements ErrorEncoder {
    private static final ErrorTable TABLE = ErrorTable.builder()
            .row(Reason.INVALID_REQUEST, 400, "invalid", "invalid_value")
            .row(Reason.AUTHENTICATION, 401, "key", "invalid_api_key")
            .row(Reason.FORBIDDEN, 403, "invalid", "permission_denied")
            .row(Reason.NOT_FOUND, 404, "invalid", "not_found")
            .row(Reason.CONTENT_REJECTED, 400, "content", "content_rejected")
            .row(Reason.RATE_LIMITED, 429, "busy", "rate_limited")
            .row(Reason.QUOTA_EXHAUSTED, 429, "quota", "quota_exhausted")
            .row(Reason.OVERLOADED, 503, "busy", "overloaded")
            .row(Reason.INTERNAL, 500, "server", "server_error")
            .row(Reason.GENERATION_FAILED, 500, "server", "generation_failed")
            .row(Reason.NO_IMAGE, 500, "server", "no_image")
            .build();

    @Override
    public ErrorTable table() {
        return TABLE;
    }

    @Override
    public Map<String, ?> encode(ServerError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("reason", FailureReason.of(error).word());
        members.put("code", error.code());
        members.put("status", error.status());
        members.put("message", error.message());
        members.put("param", error.param());
        members.put("billing", Optional.ofNullable(error.headers().get("Easel-Billing")));
        members.put(
                "retryAfter",
                Optional.ofNullable(error.headers().get("Retry-After")).map(Long::valueOf));
        members.put("requestId", error.failure().flatMap(EaselException::requestId));
        members.put("provider", error.failure().flatMap(EaselException::provider));
        return members;
    }
}

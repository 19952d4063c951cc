package dev.easel.adapters.openai.responses;

import java.util.LinkedHashMap;
import java.util.Map;

/** The error within a failed response, whose codes are fewer than those of the images API. */
final class ResponseErrors {
    /** The codes of {@code ResponseErrorCode} (official OpenAPI document 2.3.0) by those of the images API. */
    private static final Map<String, String> CODES = Map.of(
            "rate_limit_exceeded", "rate_limit_exceeded",
            "insufficient_quota", "rate_limit_exceeded",
            "moderation_blocked", "image_content_policy_violation",
            "invalid_image_file", "invalid_image",
            "invalid_base64", "invalid_base64_image",
            "invalid_value", "invalid_prompt",
            "unsupported_value", "invalid_prompt");

    private ResponseErrors() {}

    /** Returns {@code ResponseError} for an error as the images API encodes it. */
    static Map<String, Object> error(Map<String, ?> members) {
        Map<?, ?> error = members.get("error") instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("code", CODES.getOrDefault(String.valueOf(error.get("code")), "server_error"));
        result.put("message", String.valueOf(error.get("message")));
        return result;
    }
}

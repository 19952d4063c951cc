package dev.easel.http.error;

import dev.easel.core.failure.ProviderException.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Error codes and types that many providers share, as seen in their documentation and responses. */
final class CommonCodes {
    private static final Map<String, Reason> REASONS = reasons(Map.of(
            Reason.AUTHENTICATION,
            "invalid_api_key invalid_token token_expired token_mismatched missing_api_key unauthorized unauthenticated"
                    + " authentication_error invalid_authentication account_deactivated",
            Reason.FORBIDDEN,
            "permission_denied permission_error country_not_supported unsupported_country_region_territory"
                    + " organization_must_be_verified",
            Reason.NOT_FOUND,
            "model_not_found not_found not_found_error unknown_url no_available_channel",
            Reason.INVALID_REQUEST,
            "invalid_value invalid_parameter invalid_size invalid_image invalid_image_file invalid_prompt missing_required_parameter"
                    + " unknown_parameter unsupported_parameter unsupported_value bad_request invalid_request"
                    + " string_above_max_length invalid_type image_parse_error invalid_input_fidelity_model",
            Reason.CONTENT_REJECTED,
            "moderation_blocked content_policy_violation content_filter content_policy content_moderation"
                    + " safety_violation sexual_content prohibited_content input_moderation output_moderation"
                    + " responsible_ai_policy_violation data_inspection_failed sensitive_words_detected",
            Reason.RATE_LIMITED,
            "rate_limit_exceeded rate_limit_error too_many_requests requests_limit_exceeded rate_limited"
                    + " resource_exhausted tokens requests",
            Reason.QUOTA_EXHAUSTED,
            "insufficient_quota insufficient_user_quota pre_consume_token_quota_failed billing_hard_limit_reached"
                    + " used_up insufficient_balance billing_not_active quota_exceeded payment_required arrearage",
            Reason.OVERLOADED,
            "overloaded overloaded_error engine_overloaded service_unavailable server_overloaded slow_down",
            Reason.INTERNAL,
            "internal_error internal_server_error server_error api_error bad_gateway gateway_timeout timeout",
            Reason.GENERATION_FAILED,
            "generation_failed image_generation_failed task_failed"));

    /** Names that only repeat a status, so that the words of a message may say more. */
    private static final Set<String> GENERAL =
            names("bad_request invalid_request invalid_value invalid_parameter invalid_prompt forbidden"
                    + " permission_denied permission_error disabled not_found rate_limit_exceeded rate_limit_error too_many_requests"
                    + " rate_limited resource_exhausted tokens requests overloaded overloaded_error engine_overloaded"
                    + " service_unavailable internal_error internal_server_error server_error api_error bad_gateway"
                    + " gateway_timeout timeout generation_failed image_generation_failed task_failed");

    private CommonCodes() {}

    private static Map<String, Reason> reasons(Map<Reason, String> lists) {
        Map<String, Reason> reasons = new HashMap<>();
        lists.forEach((reason, list) -> names(list).forEach(name -> reasons.put(name, reason)));
        return Map.copyOf(reasons);
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(" ")).map(CommonCodes::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what codes and types mean, by {@link #key}. */
    static Map<String, Reason> reasons() {
        return REASONS;
    }

    /** Returns whether a code or type, given by its {@link #key}, only repeats a status. */
    static boolean isGeneral(String key) {
        return GENERAL.contains(key);
    }

    /** Returns a code without case and separators: {@code DataInspectionFailed} is {@code data_inspection_failed}. */
    static String key(String code) {
        String plain = code.replaceAll("[ _.:-]", "");
        return plain.toLowerCase(Locale.ROOT);
    }
}

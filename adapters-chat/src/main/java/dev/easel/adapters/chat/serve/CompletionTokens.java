package dev.easel.adapters.chat.serve;

import dev.easel.core.domain.money.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Encodes token counts under the names of chat: {@code CompletionUsage} of OpenAI's SDK 6.49. */
final class CompletionTokens {
    private static final Map<String, String> GROUPS = Map.of(
            "input_tokens_details.", "prompt_tokens_details",
            "prompt_tokens_details.", "prompt_tokens_details",
            "output_tokens_details.", "completion_tokens_details",
            "completion_tokens_details.", "completion_tokens_details");

    private CompletionTokens() {}

    /** Returns the object; clients need all three counts, so one that the provider does not say follows from the others. */
    static Map<String, Object> of(Usage usage) {
        long total =
                usage.total().orElse(usage.input().orElse(0) + usage.output().orElse(0));
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("prompt_tokens", known(usage.input(), total, usage.output()));
        tokens.put("completion_tokens", known(usage.output(), total, usage.input()));
        tokens.put("total_tokens", total);
        tokens.putAll(details(usage));
        return tokens;
    }

    private static long known(OptionalLong tokens, long total, OptionalLong others) {
        return tokens.orElse(others.isPresent() ? Math.max(0, total - others.getAsLong()) : 0);
    }

    private static Map<String, Map<String, Object>> details(Usage usage) {
        Map<String, Map<String, Object>> details = new TreeMap<>();
        GROUPS.forEach((prefix, group) -> usage.details().forEach((name, tokens) -> {
            String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
            if (!rest.isEmpty() && rest.indexOf('.') < 0) {
                details.computeIfAbsent(group, g -> new TreeMap<>()).put(rest, tokens);
            }
        }));
        return details;
    }
}

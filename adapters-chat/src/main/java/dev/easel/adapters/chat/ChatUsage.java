package dev.easel.adapters.chat;

import dev.easel.core.domain.money.Usage;
import dev.easel.http.json.Json;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads {@code usage}: token counts by the names of chat or of the images dialect, and all details by their names. */
final class ChatUsage {
    private ChatUsage() {}

    static Usage read(Json usage) {
        Map<String, Long> details = new TreeMap<>();
        usage.members()
                .forEach((group, members) -> members.members()
                        .forEach((name, tokens) -> tokens.number().ifPresent(n -> details.put(group + "." + name, n))));
        return new Usage(
                first(usage, "prompt_tokens", "input_tokens"),
                first(usage, "completion_tokens", "output_tokens"),
                usage.number("total_tokens"),
                details);
    }

    private static OptionalLong first(Json usage, String name, String other) {
        OptionalLong tokens = usage.number(name);
        return tokens.isPresent() ? tokens : usage.number(other);
    }
}

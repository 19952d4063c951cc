package dev.easel.core.domain.money;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Token counts from a provider; details under the provider's own names, such as {@code input_tokens_details.text_tokens}. */
public record Usage(OptionalLong input, OptionalLong output, OptionalLong total, Map<String, Long> details) {
    public Usage {
        requireNonNull(input, "input");
        requireNonNull(output, "output");
        requireNonNull(total, "total");
        details = Map.copyOf(requireNonNull(details, "details"));
    }

    /** Returns the sum of two usages, as when one request made several calls. */
    public Usage plus(Usage other) {
        requireNonNull(other, "other");
        Map<String, Long> sum = new TreeMap<>(details);
        other.details.forEach((name, tokens) -> sum.merge(name, tokens, Long::sum));
        return new Usage(plus(input, other.input), plus(output, other.output), plus(total, other.total), sum);
    }

    private static OptionalLong plus(OptionalLong a, OptionalLong b) {
        return a.isPresent() || b.isPresent() ? OptionalLong.of(a.orElse(0) + b.orElse(0)) : OptionalLong.empty();
    }
}

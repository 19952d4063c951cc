package dev.easel.http.usage;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.http.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the {@code usage} object of a response says: token counts by the names of images or of chat, and what the call
 * cost, where a server says so. A value that makes no sense counts as absent, and never fails a billed call.
 */
public record ReportedUsage(Optional<Usage> tokens, Optional<Cost> cost) {
    /** Nothing is said. */
    public static final ReportedUsage NOTHING = new ReportedUsage(Optional.empty(), Optional.empty());

    /** How many decimal places of a dollar {@code cost_in_usd_ticks} has: 10,000,000,000 ticks are one. */
    private static final int TICK_PLACES = 10;
    /** No call costs as much; more is garbage. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    public ReportedUsage {
        requireNonNull(tokens, "tokens");
        requireNonNull(cost, "cost");
    }

    /** Reads a {@code usage} object; what is no object says nothing. */
    public static ReportedUsage of(Json usage) {
        requireNonNull(usage, "usage");
        return new ReportedUsage(readTokens(usage), readCost(usage));
    }

    /** Returns the sum of what two parts of a response say, each of its image. */
    public ReportedUsage plus(ReportedUsage other) {
        requireNonNull(other, "other");
        return new ReportedUsage(
                tokens.isPresent() && other.tokens.isPresent()
                        ? Optional.of(tokens.get().plus(other.tokens.get()))
                        : tokens.or(() -> other.tokens),
                cost.isPresent() && other.cost.isPresent()
                        ? cost.get().plus(other.cost.get())
                        : cost.or(() -> other.cost));
    }

    private static Optional<Usage> readTokens(Json usage) {
        OptionalLong input = first(usage, "input_tokens", "prompt_tokens");
        OptionalLong output = first(usage, "output_tokens", "completion_tokens");
        OptionalLong total = count(usage.get("total_tokens"));
        Map<String, Long> details = new TreeMap<>();
        usage.members().forEach((name, value) -> {
            if (!name.startsWith("cost")) {
                addDetails(name, value, details);
            }
        });
        return input.isEmpty() && output.isEmpty() && total.isEmpty() && details.isEmpty()
                ? Optional.empty()
                : Optional.of(new Usage(input, output, total, details));
    }

    /** Adds the counts inside an object, such as {@code input_tokens_details.text_tokens}. */
    private static void addDetails(String group, Json values, Map<String, Long> details) {
        values.members().forEach((name, value) -> {
            String path = group + "." + name;
            count(value).ifPresent(tokens -> details.put(path, tokens));
            value.members()
                    .forEach((inner, number) ->
                            count(number).ifPresent(tokens -> details.put(path + "." + inner, tokens)));
        });
    }

    private static OptionalLong first(Json usage, String name, String other) {
        OptionalLong tokens = count(usage.get(name));
        return tokens.isPresent() ? tokens : count(usage.get(other));
    }

    private static OptionalLong count(Json value) {
        OptionalLong number = value.number();
        return number.isPresent() && number.getAsLong() >= 0 ? number : OptionalLong.empty();
    }

    /** {@code cost} is in US dollars (OpenAI-compatible gateways); other servers count ticks of a dollar. */
    private static Optional<Cost> readCost(Json usage) {
        return Stream.of(
                        usage.get("cost").decimalNumber(),
                        usage.get("cost_in_usd_ticks")
                                .decimalNumber()
                                .map(ticks -> ticks.scaleByPowerOfTen(-TICK_PLACES)))
                .flatMap(Optional::stream)
                .filter(dollars -> dollars.signum() >= 0 && dollars.compareTo(MOST) < 0)
                .findFirst()
                .map(dollars -> Cost.reported(new Money(dollars, "USD")));
    }
}

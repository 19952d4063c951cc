package dev.easel.adapters.described.response;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a response says what the call cost, and how much one of what it counts is: {@code usage.ticks 1e-10 USD}. */
record CostRule(ResponsePath path, BigDecimal factor, String unit) {
    private static final Pattern RULE = Pattern.compile("(.+?)\\s+([0-9.]+(?:[eE]-?\\d{1,2})?)\\s+(\\S+)");
    private static final int MOST_DIGITS = 30;

    /** Reads a rule; throws {@link IllegalArgumentException} with its place and what is allowed. */
    static CostRule parse(String text, String place) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw invalid(text, place);
        }
        try {
            String unit = rule.group(3);
            return new CostRule(
                    ResponsePath.parse(rule.group(1), place),
                    new BigDecimal(rule.group(2)),
                    unit.matches("[A-Za-z]{3}") ? unit.toUpperCase(Locale.ROOT) : unit);
        } catch (NumberFormatException e) {
            throw invalid(text, place);
        }
    }

    private static IllegalArgumentException invalid(String text, String place) {
        return new IllegalArgumentException(place + ": invalid cost '" + text
                + "'; expected a path, a factor and a unit, such as usage.cost_in_ticks 1e-10 USD.");
    }

    /** Returns the cost that a response reports; what is not an amount is no cost. */
    Optional<Cost> in(ResponseDocument document) {
        return path.words(document).stream()
                .flatMap(word -> amount(word).stream())
                .findFirst()
                .map(amount -> Cost.reported(new Money(amount.multiply(factor), unit)));
    }

    private static Optional<BigDecimal> amount(String word) {
        try {
            BigDecimal amount =
                    word.length() > 2 * MOST_DIGITS ? BigDecimal.ONE.negate() : new BigDecimal(word.strip());
            return Optional.of(amount).filter(a -> a.signum() >= 0 && Math.abs((long) a.scale()) <= MOST_DIGITS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
